"""What each notice tells of its applications, so that none leaves that the register contradicts."""

SCHEMA_9 = """
ALTER TABLE notices ADD COLUMN tells TEXT NOT NULL DEFAULT '';
ALTER TABLE notices ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
"""
