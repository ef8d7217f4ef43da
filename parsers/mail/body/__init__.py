"""What a letter says: its text, links to files, files written into the text."""
