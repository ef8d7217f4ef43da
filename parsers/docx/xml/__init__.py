"""The package of a Word document: its parts, names, limits and symbols."""
