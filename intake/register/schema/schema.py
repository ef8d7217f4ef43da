"""Creates a new register with `SCHEMA`. Times: ISO 8601 with offset; lists and objects: JSON."""

SCHEMA = """
CREATE TABLE mails (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    uidvalidity INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    message_id TEXT NOT NULL DEFAULT '',
    sender TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    received_at TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('fetched', 'registered', 'question', 'ignored', 'repeat', 'quarantined')),
    reason TEXT NOT NULL DEFAULT '',
    held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
    tries INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    received_from TEXT NOT NULL DEFAULT 'server'
        CHECK (received_from IN ('server', 'header', 'date', 'unknown')),
    size INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, folder, uidvalidity, uid)
);
CREATE INDEX mails_by_sha256 ON mails (sha256);
CREATE INDEX mails_by_state ON mails (state, received_at);
CREATE INDEX mails_by_received_at ON mails (received_at);
CREATE INDEX mails_by_message_id ON mails (message_id) WHERE message_id <> '';

CREATE TABLE applications (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    prefix TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    campaign TEXT NOT NULL,
    applicant TEXT NOT NULL DEFAULT '',
    case_title TEXT NOT NULL DEFAULT '',
    applicant_key TEXT NOT NULL DEFAULT '',
    title_key TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('complete', 'incomplete', 'review', 'late')),
    stage TEXT NOT NULL DEFAULT 'intake' CHECK (stage IN
        ('intake', 'conformity', 'expert', 'selected', 'rejected', 'withdrawn')),
    received_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    fields TEXT NOT NULL DEFAULT '{}',
    verdict TEXT NOT NULL DEFAULT '',
    UNIQUE (prefix, sequence)
);
CREATE INDEX applications_by_names ON applications (campaign, applicant_key, title_key);
CREATE INDEX applications_by_status ON applications (campaign, status);

CREATE TRIGGER applications_stay BEFORE DELETE ON applications
BEGIN SELECT RAISE(ABORT, 'an application is withdrawn, never deleted: its number stays taken'); END;

CREATE TABLE submissions (
    id INTEGER PRIMARY KEY,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    mail_id INTEGER NOT NULL REFERENCES mails (id),
    received_at TEXT NOT NULL,
    shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
    linked_by TEXT NOT NULL DEFAULT '',
    UNIQUE (application_id, mail_id)
);
CREATE INDEX submissions_by_mail ON submissions (mail_id);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    filename TEXT NOT NULL,
    path TEXT NOT NULL DEFAULT '[]',
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    materials TEXT NOT NULL DEFAULT '[]',
    assigned INTEGER NOT NULL DEFAULT 1 CHECK (assigned IN (0, 1))
);
CREATE INDEX documents_by_submission ON documents (submission_id);
CREATE INDEX documents_by_sha256 ON documents (sha256);

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    code TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    ordinal INTEGER NOT NULL DEFAULT 0,
    aspect TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('note', 'correct', 'refer', 'refuse')),
    message TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'resolved', 'waived')),
    found_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (application_id, code, place, ordinal)
);
CREATE INDEX findings_by_state ON findings (state, code);

CREATE TABLE notices (
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
    bounced_at TEXT,
    tells TEXT NOT NULL DEFAULT '',
    edited INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX notices_by_state ON notices (state, due_at);
CREATE INDEX notices_by_application ON notices (application_id);
CREATE INDEX notices_by_recipient ON notices (recipient, handed_at);
CREATE INDEX notices_by_handed_at ON notices (handed_at);
CREATE INDEX notices_bounced ON notices (recipient) WHERE bounced_at IS NOT NULL;

CREATE TABLE receipts (
    mail_id INTEGER PRIMARY KEY REFERENCES mails (id),
    notice_id INTEGER NOT NULL UNIQUE REFERENCES notices (id)
);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    application_id INTEGER REFERENCES applications (id),
    what TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_by_application ON events (application_id);
CREATE TRIGGER events_unchanged BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TABLE folders (
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    uidvalidity INTEGER NOT NULL,
    baseline_uidnext INTEGER NOT NULL,
    hold_before TEXT,
    last_uidnext INTEGER NOT NULL DEFAULT 0,
    last_exists INTEGER NOT NULL DEFAULT 0,
    last_poll_at TEXT,
    last_problem TEXT NOT NULL DEFAULT '',
    is_lasting INTEGER NOT NULL DEFAULT 1 CHECK (is_lasting IN (0, 1)),
    PRIMARY KEY (account, folder)
);

CREATE TABLE heartbeats (
    name TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
);

CREATE TABLE text_bands (
    band INTEGER NOT NULL,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    field TEXT NOT NULL,
    PRIMARY KEY (band, application_id, field)
) WITHOUT ROWID;
CREATE INDEX text_bands_by_application ON text_bands (application_id);
CREATE INDEX applications_by_title ON applications (campaign, title_key);

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

CREATE TABLE login_places (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (account_id, address)
) WITHOUT ROWID;

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
"""
