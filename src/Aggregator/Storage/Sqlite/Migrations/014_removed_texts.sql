-- How long a text was that was removed because of its age. The lead of a story and the shown version must not change with it.
ALTER TABLE article_body ADD COLUMN length_before INTEGER;

-- When an article is removed, SQLite looks for rows that name it.
CREATE INDEX article_by_original ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX story_by_lead ON story (lead_id);
