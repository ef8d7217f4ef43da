"""Finds stamps on a page: ink, rings in the ink, a judgement on each ring."""
