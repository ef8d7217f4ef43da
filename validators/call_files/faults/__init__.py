"""Tells what is wrong and what is doubtful in a campaign file, in words for the clerk who wrote it."""
