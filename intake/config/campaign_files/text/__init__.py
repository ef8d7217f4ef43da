"""Reads and edits the text of a campaign file line by line, comments included."""
