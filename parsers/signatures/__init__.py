"""Verifies the digital signatures of a PDF, offline."""
