-- What an article said before it changed. The words in force stand in the article itself.
-- replaced_at: when we read the text that took this one's place.
CREATE TABLE article_revision (
    id               INTEGER PRIMARY KEY,
    article_id       INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    title            TEXT    NOT NULL,
    body_text        TEXT    NOT NULL,
    replaced_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX article_revision_article ON article_revision (article_id, id);
