"""Pages as pictures, and what is looked for on one: places for seals, pen strokes."""
