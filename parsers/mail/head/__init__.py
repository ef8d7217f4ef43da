"""Reads header fields: addresses, dates, receipt, authentication results."""
