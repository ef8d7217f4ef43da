"""Defines the commands on files: check, read, take."""
