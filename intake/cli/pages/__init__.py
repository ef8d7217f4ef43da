"""Formats values as lines or JSON for a terminal."""
