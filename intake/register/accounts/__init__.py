"""Console accounts, sessions, login failures."""
