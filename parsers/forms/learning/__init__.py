"""Reads a blank official form as a specification."""
