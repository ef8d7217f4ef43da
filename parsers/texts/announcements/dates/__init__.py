"""Finds dates in an announcement and tells which of them is the deadline."""
