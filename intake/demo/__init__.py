"""Runs `intake demo`: the whole chain on the sample letters. Start with `play`."""
