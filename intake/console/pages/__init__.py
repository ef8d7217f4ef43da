"""Serves the pages of the console, one module each."""
