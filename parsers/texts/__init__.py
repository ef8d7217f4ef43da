"""Interprets words: names, naming, contacts, countries, markings, wordings, counts."""
