"""Tries every template with invented data."""
