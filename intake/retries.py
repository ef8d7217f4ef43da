"""How long to wait after a temporary refusal."""

from datetime import timedelta

_PAUSES = tuple(
    timedelta(seconds=seconds) for seconds in (20, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600)
)

MOST_TRIES = 20
"""More than three days of pauses; after that a person is told instead (RFC 5321 asks for 4-5 days,
but there the sender is a relay, and here the day of correction comes nearer)."""


def pause_after(tries: int) -> timedelta:
    """The pause when `tries` earlier tries were refused: short at first, since a greylist lets the
    second one pass, then growing; the last pause repeats.
    """
    return _PAUSES[min(tries, len(_PAUSES) - 1)]
