"""Adds bounced notices: when they came back, and an index by address."""

SCHEMA_3 = """
ALTER TABLE notices ADD COLUMN bounced_at TEXT;
CREATE INDEX notices_bounced ON notices (recipient) WHERE bounced_at IS NOT NULL;
"""
