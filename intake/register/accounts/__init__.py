"""Stores console accounts, sessions and login failures."""
