"""Reads naming conventions out of prose."""
