-- A story is closed by age and by size; the article that begins its continuation names it.
ALTER TABLE article ADD COLUMN found_continues INTEGER;
ALTER TABLE story ADD COLUMN continues INTEGER;

CREATE INDEX story_continues ON story (continues) WHERE continues IS NOT NULL;

-- All articles of a story that are not hidden. Its page lists the first 500.
ALTER TABLE story ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;

UPDATE story
SET articles = (SELECT COUNT(*) FROM article WHERE story_id = story.id AND id NOT IN (SELECT id FROM hidden_article));

-- What is known of a story's texts, so that an article that joins the story does not make all the others be read again. It may always be
-- deleted: it is made anew of the articles.
CREATE TABLE story_texts (
    story_id         INTEGER PRIMARY KEY,
    texts            BLOB    NOT NULL
) STRICT;
