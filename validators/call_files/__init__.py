"""Parses campaign files: keys, tables, tracks, contradictions."""
