"""Compares a scan with the Word form and the official pledge."""
