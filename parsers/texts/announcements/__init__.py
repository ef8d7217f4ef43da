"""Reads the announcement of a call: what it asks for, by when, where to and under which names."""
