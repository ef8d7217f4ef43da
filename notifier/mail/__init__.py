"""Builds a notice as a message and delivers it by SMTP."""
