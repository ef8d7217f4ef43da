"""Stores the ledger: every letter ever seen on a server, and its folder."""
