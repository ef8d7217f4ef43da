"""Content controls bound to data that the package stores beside the text."""
