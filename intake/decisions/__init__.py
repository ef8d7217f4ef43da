"""Decides one application's share of a letter."""
