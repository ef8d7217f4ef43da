"""Computes how long to wait after a refusal that may pass."""

from datetime import timedelta

_PAUSES = tuple(
    timedelta(seconds=seconds) for seconds in (20, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600)
)

_BLOCKED_PAUSES = tuple(timedelta(hours=hours) for hours in (1, 6, 24))
"""A provider that blocks a burst counts the next messages too: an hour at least, then a day."""

MOST_TRIES = 20
"""More than three days of pauses; then the notice is reported to staff (RFC 5321 asks for 4-5 days,
but there the sender is a relay, and here the day of correction comes nearer)."""


def pause_after(tries: int) -> timedelta | None:
    """The pause when `tries` earlier tries were refused: short at first, since a greylist lets the
    second one pass, then growing; the last pause repeats. None: a person is to be told.
    """
    return _PAUSES[min(tries, len(_PAUSES) - 1)] if tries + 1 < MOST_TRIES else None


def pause_after_block(tries: int) -> timedelta | None:
    """The pause after a block by the provider's policy. None: a person is to be told."""
    return _BLOCKED_PAUSES[tries] if tries < len(_BLOCKED_PAUSES) else None
