"""The schema of the register, as migrations."""
