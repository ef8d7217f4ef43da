"""What kind of file the bytes are."""
