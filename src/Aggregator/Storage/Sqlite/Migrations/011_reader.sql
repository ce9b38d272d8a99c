-- Who read what a source sent; NULL where nothing was read, and for fetches of earlier versions.
ALTER TABLE fetch_log ADD COLUMN reader TEXT;
