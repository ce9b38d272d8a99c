-- 1 when the publisher named a day and no time of day; published is then the midnight of that day in UTC.
ALTER TABLE article ADD COLUMN published_is_day INTEGER NOT NULL DEFAULT 0;
