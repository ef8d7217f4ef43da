"""Builds the MIME tree: repairs broken mail, sets large bodies apart, names parts."""
