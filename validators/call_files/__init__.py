"""Parses campaign files, and tells what is wrong in them."""
