-- What we remember. Instants are Unix milliseconds. The WHAT (names, addresses, rules) stays in feeds.json;
-- source.host, country and category are copies of settings, rewritten at every synchronisation, for queries only.
CREATE TABLE source (
    id               TEXT    NOT NULL PRIMARY KEY,
    host             TEXT    NOT NULL,
    country          TEXT,
    category         TEXT,
    active           INTEGER NOT NULL,
    url              TEXT,
    etag             TEXT,
    last_modified    TEXT,
    content_hash     BLOB,
    full_at          INTEGER,
    next_fetch       INTEGER NOT NULL,
    interval         INTEGER,
    failures         INTEGER NOT NULL DEFAULT 0,
    last_success     INTEGER,
    moved_to         TEXT,
    moved_since      INTEGER,
    paused           INTEGER NOT NULL DEFAULT 0,
    paused_reason    TEXT,
    lease            INTEGER,
    lease_until      INTEGER
) STRICT;

CREATE INDEX source_due ON source (next_fetch) WHERE active = 1 AND paused = 0;
CREATE INDEX source_leased ON source (lease_until, host) WHERE lease_until IS NOT NULL;

CREATE TABLE fetch_log (
    id               INTEGER PRIMARY KEY,
    source_id        TEXT    NOT NULL REFERENCES source (id),
    at               INTEGER NOT NULL,
    duration         INTEGER NOT NULL,
    url              TEXT,
    outcome          TEXT    NOT NULL,
    status           INTEGER,
    detail           TEXT,
    bytes            INTEGER NOT NULL,
    entries          INTEGER NOT NULL,
    new_entries      INTEGER NOT NULL
) STRICT;

CREATE INDEX fetch_log_source ON fetch_log (source_id, id);

-- state: 0 pending, 1 done, 2 given up. host '' means that no page has to be asked for.
CREATE TABLE entry (
    id               INTEGER PRIMARY KEY,
    source_id        TEXT    NOT NULL REFERENCES source (id),
    entry_key        TEXT    NOT NULL,
    link             TEXT,
    host             TEXT    NOT NULL,
    payload          BLOB,
    payload_hash     INTEGER NOT NULL,
    revisions        INTEGER NOT NULL DEFAULT 0,
    first_seen       INTEGER NOT NULL,
    state            INTEGER NOT NULL DEFAULT 0,
    due              INTEGER NOT NULL,
    attempts         INTEGER NOT NULL DEFAULT 0,
    lease            INTEGER,
    lease_until      INTEGER,
    article_id       INTEGER REFERENCES article (id),
    failure          TEXT,
    UNIQUE (source_id, entry_key)
) STRICT;

CREATE INDEX entry_pending ON entry (host, due, id) WHERE state = 0;
CREATE INDEX entry_pending_due ON entry (due, id) WHERE state = 0;
CREATE INDEX entry_leased ON entry (host, lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX entry_article ON entry (article_id) WHERE article_id IS NOT NULL;

-- Every name under which an entry is known: a hash of source, kind of name and name.
CREATE TABLE entry_alias (
    alias            INTEGER PRIMARY KEY,
    entry_id         INTEGER NOT NULL REFERENCES entry (id)
) STRICT;

-- AUTOINCREMENT: the id of a deleted article is never given to another, it stands in readers' feeds.
CREATE TABLE article (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id        TEXT    NOT NULL REFERENCES source (id),
    url_key          TEXT    NOT NULL UNIQUE,
    url              TEXT    NOT NULL,
    canonical_url    TEXT    NOT NULL,
    title            TEXT    NOT NULL,
    authors          TEXT    NOT NULL,
    credit           TEXT,
    lede             TEXT,
    image            TEXT,
    caption          TEXT,
    section          TEXT,
    tags             TEXT    NOT NULL,
    published        INTEGER,
    modified         INTEGER,
    language         TEXT    NOT NULL,
    original_url     TEXT,
    method           INTEGER NOT NULL,
    quality          REAL    NOT NULL,
    text_hash        INTEGER NOT NULL,
    body_hash        INTEGER,
    first_seen       INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    version          INTEGER NOT NULL DEFAULT 1,
    story_id         INTEGER,
    duplicate_of     INTEGER REFERENCES article (id),
    explanation      TEXT,
    fingerprints     BLOB,
    body_html        TEXT    NOT NULL,
    body_text        TEXT    NOT NULL
) STRICT;

CREATE INDEX article_ungrouped ON article (id) WHERE story_id IS NULL;
CREATE INDEX article_latest ON article (at DESC, id DESC) WHERE story_id IS NOT NULL AND duplicate_of IS NULL;
CREATE INDEX article_by_source ON article (source_id, at DESC, id DESC) WHERE story_id IS NOT NULL;
CREATE INDEX article_by_story ON article (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX article_by_body ON article (source_id, body_hash) WHERE body_hash IS NOT NULL;
CREATE INDEX article_by_at ON article (at, id);

-- id: the id of the story's first article.
CREATE TABLE story (
    id               INTEGER PRIMARY KEY,
    lead_id          INTEGER NOT NULL REFERENCES article (id),
    first_seen       INTEGER NOT NULL,
    last_updated     INTEGER NOT NULL,
    weight           REAL    NOT NULL
) STRICT;

CREATE INDEX story_latest ON story (last_updated DESC, id DESC);
CREATE INDEX story_by_weight ON story (weight DESC, id DESC);

-- What editors decided: kept for ever, overrides the machine.
CREATE TABLE decision (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    kind             TEXT    NOT NULL,
    story_id         INTEGER,
    article_id       INTEGER,
    other_id         INTEGER,
    decided_by       TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    reason           TEXT,
    undone_at        INTEGER
) STRICT;

-- Filled with prepared text only (duplicates.md §5): FTS5 splits a word at every haraka.
CREATE VIRTUAL TABLE article_text USING fts5 (
    title, body, stem,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE change_counter (
    id               INTEGER PRIMARY KEY CHECK (id = 1),
    version          INTEGER NOT NULL
) STRICT;

INSERT INTO change_counter (id, version) VALUES (1, 0);
