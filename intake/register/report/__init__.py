"""Queries the register for the daily report."""
