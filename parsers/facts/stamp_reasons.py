"""Names reasons of uncertain stamps that other modules depend on."""

HANDWRITTEN = "handwritten signature"
"""No seal, but a name written by hand where one is asked for."""
