-- Who may open /manage. name_key: names with the same key are the same name (Storage/Accounts/AccountName).
CREATE TABLE account (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    name             TEXT    NOT NULL,
    name_key         TEXT    NOT NULL UNIQUE,
    role             TEXT    NOT NULL,
    password_hash    TEXT,
    disabled         INTEGER NOT NULL DEFAULT 0,
    failures         INTEGER NOT NULL DEFAULT 0,
    locked_until     INTEGER,
    created_at       INTEGER NOT NULL
) STRICT;

-- Sessions, tokens of scripts and one-time links. Only the hash of the secret is kept. account_id is NULL for the link of the first account.
CREATE TABLE access_key (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    hash             BLOB    NOT NULL UNIQUE,
    kind             TEXT    NOT NULL,
    account_id       INTEGER REFERENCES account (id) ON DELETE CASCADE,
    role             TEXT,
    label            TEXT,
    created_at       INTEGER NOT NULL,
    last_used        INTEGER,
    expires_at       INTEGER
) STRICT;

CREATE INDEX access_key_account ON access_key (account_id);

-- Who changed what: kept for ever.
CREATE TABLE audit (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    at               INTEGER NOT NULL,
    author           TEXT    NOT NULL,
    way              TEXT    NOT NULL,
    what             TEXT    NOT NULL,
    subject          TEXT,
    old_value        TEXT,
    new_value        TEXT
) STRICT;
