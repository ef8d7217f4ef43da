"""Which choices of a printed list were taken."""
