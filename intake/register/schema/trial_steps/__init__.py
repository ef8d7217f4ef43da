"""Brings registers of trials, written before the first release, to its schema."""
