"""Aligns two texts within a bounded number of steps.

difflib takes time in the square of what it compares, and in its cube where two texts share nothing
but single characters; texts of an answer and its copy take a few ten thousand steps.
"""

from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate

# About a second; 4,000 characters of Chinese beside an edited copy take some 200,000.
MOST_STEPS = 5_000_000

Opcode = tuple[str, int, int, int, int]


class _TooManyStepsError(Exception):
    pass


class _Bounded(SequenceMatcher[str]):
    """Counts the steps of each search before it is made."""

    def __init__(self, one: Sequence[str], other: Sequence[str], steps: int) -> None:
        super().__init__(None, one, other, autojunk=False)
        # Where each item of the other stands: an attribute of difflib's that typeshed leaves out.
        places: dict[str, list[int]] = vars(self)["b2j"]
        self._steps = steps
        self._until = [0, *accumulate(1 + len(places.get(item, ())) for item in one)]

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        end = len(self._until) - 1 if ahi is None else ahi
        self._steps -= self._until[end] - self._until[alo]
        if self._steps < 0:
            raise _TooManyStepsError
        return super().find_longest_match(alo, ahi, blo, bhi)


def opcodes(
    one: Sequence[str], other: Sequence[str], *, steps: int = MOST_STEPS
) -> list[Opcode] | None:
    """Return what turns one into the other, as difflib tells it; None where that takes more steps."""
    try:
        return list(_Bounded(one, other, steps).get_opcodes())
    except _TooManyStepsError:
        return None
