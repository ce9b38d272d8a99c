-- What operators say of sources beside feeds.json: own sources, changes of the file's sources, removals.
-- entry: JSON with the names of feeds.json; the whole entry of an own source, else a merge patch over that of the file.
-- with_articles: its articles are shown nowhere. purged_at: when they were deleted for good.
CREATE TABLE operator_source (
    source_id        TEXT    PRIMARY KEY,
    entry            TEXT,
    own              INTEGER NOT NULL DEFAULT 0,
    removed_at       INTEGER,
    removed_by       TEXT,
    removed_reason   TEXT,
    with_articles    INTEGER NOT NULL DEFAULT 0,
    purged_at        INTEGER,
    changed_at       INTEGER NOT NULL,
    changed_by       TEXT    NOT NULL,
    revision         INTEGER NOT NULL
) STRICT;
