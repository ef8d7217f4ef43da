"""Defines the commands that run the office: poll, run, serve, backup, restore."""
