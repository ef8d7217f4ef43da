"""Extracts the final text and tables of a Word document, as a reader sees them."""
