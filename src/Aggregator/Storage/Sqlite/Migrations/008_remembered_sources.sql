-- What a paper lets us show of it, as feeds.json said last: it binds us after the source has left the list.
-- Null: the source was followed before these were kept.
ALTER TABLE source ADD COLUMN name TEXT;
ALTER TABLE source ADD COLUMN home_page TEXT;
ALTER TABLE source ADD COLUMN publish TEXT;
ALTER TABLE source ADD COLUMN images TEXT;
