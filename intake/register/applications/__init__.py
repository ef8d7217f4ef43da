"""Stores applications with their documents, findings and rulings."""
