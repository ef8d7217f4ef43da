"""Composes notices to applicants: a verdict as text, in three languages."""
