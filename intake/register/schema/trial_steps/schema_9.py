"""Adds what each notice tells of its applications, so that none contradicts the register."""

SCHEMA_9 = """
ALTER TABLE notices ADD COLUMN tells TEXT NOT NULL DEFAULT '';
ALTER TABLE notices ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
"""
