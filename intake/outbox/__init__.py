"""Notices on their way: held, budgeted, sent at most once, kept in step with the register."""
