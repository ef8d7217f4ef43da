"""Fills content controls from the data that the package stores for them."""
