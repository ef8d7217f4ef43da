"""Reads electronic seals and what was sealed with them (GM/T 0031, GB/T 38540), and verifies both."""
