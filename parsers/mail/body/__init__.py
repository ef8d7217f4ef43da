"""Extracts a letter's text, links to files, and files written into the text."""
