"""Reads the figures that an announcement sets: bytes, words, pictures, seconds, pixels."""
