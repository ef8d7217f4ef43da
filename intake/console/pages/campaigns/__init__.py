"""Serves the pages of calls: their list, a draft to look over, a call in use."""
