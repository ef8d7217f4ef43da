"""Provides what all commands share: options, output, errors."""
