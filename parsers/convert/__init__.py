"""Converts older and foreign word-processor formats to .docx."""
