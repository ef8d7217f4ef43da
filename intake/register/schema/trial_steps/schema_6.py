"""Adds receipts sent ahead of the answer."""

SCHEMA_6 = """
CREATE TABLE receipts (
    mail_id INTEGER PRIMARY KEY REFERENCES mails (id),
    notice_id INTEGER NOT NULL UNIQUE REFERENCES notices (id)
);
"""
