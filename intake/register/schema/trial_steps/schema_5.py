"""Adds the staff console: accounts, sessions, rulings, counts and a full-text index."""

SCHEMA_5 = """
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')),
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    removed_at TEXT
);

CREATE TABLE sessions (
    token_sha256 TEXT PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    csrf TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE login_failures (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX login_failures_by_name ON login_failures (name, at);
CREATE INDEX login_failures_by_address ON login_failures (address, at);

CREATE TABLE desks (
    application_id INTEGER PRIMARY KEY REFERENCES applications (id),
    assignee TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
    extended_to TEXT,
    tags TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX desks_by_assignee ON desks (assignee) WHERE assignee <> '';

CREATE TABLE rulings (
    id INTEGER PRIMARY KEY,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    kind TEXT NOT NULL CHECK (kind IN ('waived', 'upheld', 'asked')),
    code TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    documents TEXT NOT NULL DEFAULT '[]',
    ended_at TEXT
);
CREATE INDEX rulings_by_application ON rulings (application_id);

CREATE TABLE assignments (
    application_id INTEGER NOT NULL REFERENCES applications (id),
    sha256 TEXT NOT NULL,
    materials TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (application_id, sha256)
) WITHOUT ROWID;

CREATE TABLE application_counts (
    campaign TEXT NOT NULL,
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    stage TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (campaign, day, status, stage)
) WITHOUT ROWID;
INSERT INTO application_counts
    SELECT campaign, substr(received_at, 1, 10), status, stage, count(*)
    FROM applications GROUP BY 1, 2, 3, 4;
CREATE TRIGGER applications_counted AFTER INSERT ON applications
BEGIN
    INSERT INTO application_counts
    VALUES (new.campaign, substr(new.received_at, 1, 10), new.status, new.stage, 1)
    ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER applications_counted_anew
AFTER UPDATE OF campaign, received_at, status, stage ON applications
WHEN old.status <> new.status OR old.stage <> new.stage OR old.campaign <> new.campaign
    OR old.received_at <> new.received_at
BEGIN
    UPDATE application_counts SET number = number - 1
    WHERE campaign = old.campaign AND day = substr(old.received_at, 1, 10)
        AND status = old.status AND stage = old.stage;
    INSERT INTO application_counts
    VALUES (new.campaign, substr(new.received_at, 1, 10), new.status, new.stage, 1)
    ON CONFLICT DO UPDATE SET number = number + 1;
END;

CREATE INDEX applications_by_state ON applications (status, stage);
CREATE INDEX applications_by_stage ON applications (stage);
CREATE INDEX applications_by_received ON applications (received_at);
CREATE INDEX applications_by_updated ON applications (updated_at);
CREATE INDEX applications_by_applicant ON applications (applicant);

CREATE TABLE application_words (
    application_id INTEGER PRIMARY KEY REFERENCES applications (id),
    words BLOB NOT NULL,
    facets TEXT NOT NULL
);
CREATE VIRTUAL TABLE application_search USING fts5
    (words, facets, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0');

CREATE TABLE notices_5 (
    id INTEGER PRIMARY KEY,
    application_id INTEGER REFERENCES applications (id),
    mail_id INTEGER UNIQUE REFERENCES mails (id),
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    in_reply_to TEXT NOT NULL DEFAULT '',
    references_json TEXT NOT NULL DEFAULT '[]',
    state TEXT NOT NULL CHECK (state IN ('held', 'due', 'sent', 'failed', 'unknown', 'dropped')),
    message_id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    handed_at TEXT,
    sent_at TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    bounced_at TEXT
);
INSERT INTO notices_5 SELECT id, application_id, mail_id, kind, recipient, subject, text, html,
    body_sha256, in_reply_to, references_json, state, message_id, created_at, due_at, handed_at,
    sent_at, tries, last_error, bounced_at FROM notices;
DROP TABLE notices;
ALTER TABLE notices_5 RENAME TO notices;
CREATE INDEX notices_by_state ON notices (state, due_at);
CREATE INDEX notices_by_application ON notices (application_id);
CREATE INDEX notices_by_recipient ON notices (recipient, handed_at);
CREATE INDEX notices_by_handed_at ON notices (handed_at);
CREATE INDEX notices_bounced ON notices (recipient) WHERE bounced_at IS NOT NULL;
"""
