-- A table for each thing that is written at another time. SQLite writes a row anew for every change of it: with the text in the row,
-- the lease of an entry and the place of an article each wrote the whole text once more.
CREATE TABLE article_body (
    article_id       INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    html             TEXT    NOT NULL,
    text             TEXT    NOT NULL
) STRICT;

INSERT INTO article_body (article_id, html, text) SELECT id, body_html, body_text FROM article ORDER BY id;
ALTER TABLE article DROP COLUMN body_html;
ALTER TABLE article DROP COLUMN body_text;

-- Testimony that still waits; gone when its article is made.
CREATE TABLE entry_payload (
    entry_id         INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    payload          BLOB    NOT NULL
) STRICT;

INSERT INTO entry_payload (entry_id, payload) SELECT id, payload FROM entry WHERE payload IS NOT NULL ORDER BY id;
ALTER TABLE entry DROP COLUMN payload;

-- The names of one source's entries beside one another: a document touches two pages of them, not as many as it has names.
CREATE TABLE entry_name (
    source_id        TEXT    NOT NULL,
    name             INTEGER NOT NULL,
    entry_id         INTEGER NOT NULL REFERENCES entry (id),
    PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

INSERT INTO entry_name (source_id, name, entry_id)
SELECT entry.source_id, entry_alias.alias, entry_alias.entry_id
FROM entry_alias JOIN entry ON entry.id = entry_alias.entry_id
ORDER BY entry.source_id, entry_alias.alias;
DROP TABLE entry_alias;
