"""Reads the inside of a PDF: text layer, tables, fields, embedded files, limits."""
