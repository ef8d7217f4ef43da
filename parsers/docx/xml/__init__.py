"""Reads the package of a Word document: parts, names, limits and symbols."""
