"""Recognises phrases with a fixed meaning: countries, secrecy markings, pledges, lists of files."""
