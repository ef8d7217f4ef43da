"""Runs `intake doctor`: `examine` tries everything; one file per kind of thing it tries."""
