"""Tells automatic letters from those of people: bounces, receipts, away notices."""
