"""Looks at pages as pictures: places for seals, pen strokes, printed lines."""
