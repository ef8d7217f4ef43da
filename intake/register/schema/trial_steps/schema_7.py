"""Adds where each account was logged in, so that wrong passwords elsewhere lock nobody out there."""

SCHEMA_7 = """
CREATE TABLE login_places (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (account_id, address)
) WITHOUT ROWID;
"""
