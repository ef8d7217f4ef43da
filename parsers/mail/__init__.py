"""Reads letters: MIME tree, headers, bodies, attachments, and signs of automatic mail."""
