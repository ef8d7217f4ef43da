"""Sends notices at most once, within budgets, in step with the register; holds the others."""
