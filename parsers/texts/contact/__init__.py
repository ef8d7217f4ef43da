"""Parses contact data: e-mail addresses, domains, telephone numbers."""
