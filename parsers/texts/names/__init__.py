"""Folds, compares and composes names of bodies and cases."""
