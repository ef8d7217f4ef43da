"""Writes notices and reports. Imports `parsers` and `validators`; SMTP is its one edge."""
