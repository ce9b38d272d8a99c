-- Pictures that readers report. An image is an address; a picture is what is seen there, and at whatever other address.
-- state: 0 shown, 1 hidden by readers' reports or an editor, 2 hidden for ever, 3 shown whatever readers report.
CREATE TABLE picture (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    state            INTEGER NOT NULL DEFAULT 0,
    salt             BLOB    NOT NULL,
    content_hash     BLOB,
    perceptual_hash  BLOB,
    opened_at        INTEGER NOT NULL,
    decided_at       INTEGER
) STRICT;

CREATE INDEX picture_hidden ON picture (id) WHERE state IN (1, 2);

-- family: one name for all sizes of the address (Text/ImageAddress). The hashes say what was seen there at looked_at.
CREATE TABLE image (
    id               INTEGER PRIMARY KEY,
    url              TEXT    NOT NULL UNIQUE,
    family           TEXT    NOT NULL,
    source_id        TEXT    NOT NULL,
    article_id       INTEGER,
    content_hash     BLOB,
    perceptual_hash  BLOB,
    media_type       TEXT,
    looked_at        INTEGER,
    picture_id       INTEGER REFERENCES picture (id)
) STRICT;

CREATE INDEX image_family ON image (family);
CREATE INDEX image_picture ON image (picture_id) WHERE picture_id IS NOT NULL;

-- reporter: a keyed hash of the address, salted with the picture's salt. No address is kept, and none can be tried
-- against the file alone: the key lies outside it.
CREATE TABLE picture_report (
    picture_id       INTEGER NOT NULL REFERENCES picture (id),
    reporter         BLOB    NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (picture_id, reporter)
) STRICT, WITHOUT ROWID;

-- Who decided what, when and why: kept for ever.
CREATE TABLE picture_decision (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    picture_id       INTEGER NOT NULL REFERENCES picture (id),
    kind             TEXT    NOT NULL,
    decided_by       TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    reason           TEXT
) STRICT;

CREATE INDEX picture_decision_of ON picture_decision (picture_id, id);
