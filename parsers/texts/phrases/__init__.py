"""Phrases with a meaning of their own: countries, secrecy markings, a pledge, lists of files."""
