"""Makes the daily report: gathered from the register, written to disk, mailed to staff."""
