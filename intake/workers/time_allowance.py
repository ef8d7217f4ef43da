"""Limits the time of one letter over all its files and rounds, judging included, waiting excluded."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from intake.workers.errors import LetterOverdue

SECONDS_PER_LETTER = 90
"""The slowest honest letter seen (40 scanned pages and an old .doc) took under 30 s. Beginning, ending
what is overdue, polling and answering add 25 s on two cores under a load of 11: with this the letter
behind the worst one is answered after two minutes even so. The default of the settings is the same."""

_READING = "读取来件超时，转人工处理"


@dataclass(slots=True)
class TimeAllowance:
    """`seconds` for all that is done about a letter; `spent` of them are gone."""

    seconds: float
    spent: float = 0.0

    @property
    def left(self) -> float:
        return max(self.seconds - self.spent, 0.0)

    def charge(self, seconds: float) -> None:
        self.spent += seconds

    def demand(self, reason: str = _READING) -> float:
        """The seconds that are left. Raises LetterOverdue."""
        if self.left <= 0:
            raise LetterOverdue(f"the letter took longer than {self.seconds:g} s", reason)
        return self.left


def of_try(seconds: float, tries: int) -> float:
    """The seconds of a letter's nth try: a letter that takes the program down with it is not given
    the same time at each start.
    """
    return seconds / max(tries, 1)


def timed(work: Callable[..., Any], *arguments: object) -> tuple[Any, float]:
    """Return what came of the work, and the seconds it took: done in a worker."""
    began = time.monotonic()
    result = work(*arguments)
    return result, time.monotonic() - began
