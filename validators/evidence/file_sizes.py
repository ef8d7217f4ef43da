"""Compares sizes as programs show them."""


def rounded_up(limit: int) -> int:
    """Programs show 20 MB for 20,000,000 bytes and for 20,971,520: the larger is meant then."""
    return limit * 1_048_576 // 1_000_000 if limit % 1_000_000 == 0 else limit


def megabytes(size: int) -> str:
    return f"{size / 1_048_576:.2f} MB"
