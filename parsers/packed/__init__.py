"""Opens archives in memory, within limits."""
