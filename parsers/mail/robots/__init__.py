"""Tells automatic letters from those of people: bounces, receipts, out-of-office replies."""
