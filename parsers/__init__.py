"""Reads bytes into campaign-free facts. Imports no other package of the project."""
