"""Tells file types from their bytes."""
