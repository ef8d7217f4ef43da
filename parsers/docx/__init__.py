"""Reads Word documents: the final text, the tables and what their package holds."""
