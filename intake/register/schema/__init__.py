"""Defines the schema of the register, as migrations."""
