"""Stamps on a page: ink apart from paper, rings in the ink, a judgement on each."""
