"""Tells which choices of a printed list were taken."""
