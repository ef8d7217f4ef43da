"""Adds letters about several applications: whose each document is, and who linked a letter by hand."""

SCHEMA_2 = """
ALTER TABLE submissions ADD COLUMN shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1));
ALTER TABLE submissions ADD COLUMN linked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN assigned INTEGER NOT NULL DEFAULT 1 CHECK (assigned IN (0, 1));
"""
