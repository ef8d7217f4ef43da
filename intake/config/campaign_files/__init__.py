"""Keeps the campaign files and drafts on disk, and what of them is in use."""
