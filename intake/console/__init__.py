"""Serves the staff console: what came, what needs a person, and what people decide."""
