"""Reads lengths and sizes of films, sound and pictures from their headers; nothing is decoded."""
