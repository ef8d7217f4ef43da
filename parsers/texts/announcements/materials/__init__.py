"""Finds the materials an announcement asks for and what it asks of each."""
