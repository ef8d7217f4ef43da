"""Queries of the daily report."""
