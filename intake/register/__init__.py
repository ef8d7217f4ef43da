"""Stores everything known about letters and applications, in SQLite. All SQL is in this folder."""
