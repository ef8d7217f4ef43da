"""Reads what is wanted of files that are no papers: rows of spreadsheets, headers of films and pictures."""
