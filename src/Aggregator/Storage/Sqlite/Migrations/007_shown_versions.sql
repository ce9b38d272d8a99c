-- Why this article leads: JSON.
ALTER TABLE story ADD COLUMN lead_reason TEXT;

-- A copy of a setting, as country and category are.
ALTER TABLE source ADD COLUMN weight REAL NOT NULL DEFAULT 1;

-- Of texts that several papers carry: which version readers see. The text goes on under the number of the article that stands for it
-- (the one with duplicate_of NULL), so that no subscriber gets it twice.
CREATE TABLE shown_version (
    text_id          INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    article_id       INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    why              TEXT    NOT NULL
) STRICT;

CREATE INDEX shown_version_article ON shown_version (article_id);
