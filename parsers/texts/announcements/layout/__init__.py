"""Divides an announcement into title, body, foot and annexes, and the body into passages."""
