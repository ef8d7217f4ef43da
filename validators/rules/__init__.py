"""Defines the rules, by what they look at. `validators.rulebook` lists them in a reviewer's order."""
