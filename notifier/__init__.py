"""What we say: notices and reports. Imports `parsers` and `validators`; SMTP is its one edge."""
