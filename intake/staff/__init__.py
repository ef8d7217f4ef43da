"""Performs what people do to applications: one transaction each, with an event under their name."""
