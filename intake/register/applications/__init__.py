"""Applications with their documents, findings and rulings."""
