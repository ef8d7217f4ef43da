"""`intake doctor`: `examine` tries everything; one file a kind of thing it tries."""
