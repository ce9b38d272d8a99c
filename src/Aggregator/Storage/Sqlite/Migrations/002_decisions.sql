-- What the machine found stands beside what is shown, so that a decision can be undone and grouping anew loses none.
-- The new columns come after the body: lists never read them.
ALTER TABLE article ADD COLUMN found_story_id INTEGER;
ALTER TABLE article ADD COLUMN found_duplicate_of INTEGER;
ALTER TABLE article ADD COLUMN found_copy_of INTEGER;

UPDATE article
SET found_story_id = story_id, found_duplicate_of = duplicate_of, found_copy_of = duplicate_of
WHERE story_id IS NOT NULL;

CREATE INDEX article_by_found ON article (found_story_id) WHERE found_story_id IS NOT NULL;

-- Apart, because every list asks for it: in the article it would lie behind the body.
CREATE TABLE hidden_article (
    id               INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
) STRICT;

ALTER TABLE story ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;

DROP INDEX story_latest;
DROP INDEX story_by_weight;
CREATE INDEX story_latest ON story (pinned DESC, last_updated DESC, id DESC);
CREATE INDEX story_by_weight ON story (pinned DESC, weight DESC, id DESC);

-- Rows are only ever added: undoing is a decision too, and names the one undone in other_id.
ALTER TABLE decision DROP COLUMN undone_at;
