"""Searches full text and finds near duplicates."""
