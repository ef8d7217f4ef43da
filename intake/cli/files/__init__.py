"""Commands on files: check, read, take."""
