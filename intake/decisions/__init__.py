"""Decides on each application in a letter: match, judge, read closer, record."""
