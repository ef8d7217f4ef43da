"""Reads the tables of spreadsheets: Excel, old and new, and WPS."""
