"""Which materials a file serves."""
