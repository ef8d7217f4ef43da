"""Reasons of uncertain stamps that others than their finder go by."""

HANDWRITTEN = "handwritten signature"
"""No seal, but a name written by hand where one is asked for."""
