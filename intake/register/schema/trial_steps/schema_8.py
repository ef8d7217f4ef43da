"""Adds the source of each time of receipt, letters' sizes, and folders whose UIDs do not last."""

SCHEMA_8 = """
ALTER TABLE mails ADD COLUMN received_from TEXT NOT NULL DEFAULT 'server'
    CHECK (received_from IN ('server', 'header', 'date', 'unknown'));
ALTER TABLE mails ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE folders ADD COLUMN is_lasting INTEGER NOT NULL DEFAULT 1 CHECK (is_lasting IN (0, 1));
"""
