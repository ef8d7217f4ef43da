"""Decides who wrote, whether that is proven, and to whom an answer goes."""
