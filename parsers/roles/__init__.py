"""Tells which materials a file serves."""
