"""Reads files without pages: rows of spreadsheets, headers of films and sounds; sizes of pictures."""
