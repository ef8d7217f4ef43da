"""Remembers what a pure function of text returned, up to so many characters in all.

A document's lines are folded for each campaign, each rule and each round of judging. What they fold
to is worked out once.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar

# The largest text that is read (2 million characters) beside its paragraphs and cells.
MOST_CHARACTERS = 5_000_000
# What an entry of a dictionary takes beside its text, in characters.
_ENTRY = 100
# A longer text may be the whole of a file; what is shorter is folded as quickly as it is looked up.
SHORTEST = 20

T = TypeVar("T")


class Remembered(Generic[T]):
    """A function of text that works out each text once, until `most` characters have come together;
    then all of it is forgotten. What is shorter than `shortest` is worked out each time.
    """

    def __init__(
        self,
        function: Callable[[str], T],
        most: int = MOST_CHARACTERS,
        *,
        shortest: int = SHORTEST,
    ) -> None:
        self._function = function
        self._most = most
        self._shortest = shortest
        self._known: dict[str, T] = {}
        self._held = 0
        update_wrapper(self, function)

    def __call__(self, text: str) -> T:
        if len(text) < self._shortest:
            return self._function(text)
        known = self._known.get(text)
        if known is None:
            known = self._function(text)
            self._keep(text, known)
        return known

    def _keep(self, text: str, result: T) -> None:
        self._held += 2 * len(text) + _ENTRY
        if self._held > self._most:
            self.forget()
            self._held = 2 * len(text) + _ENTRY
        self._known[text] = result

    def forget(self) -> None:
        """Forgets every text; nothing it returns changes."""
        self._known, self._held = {}, 0


def remembered(function: Callable[[str], T]) -> Remembered[T]:
    """Returns the function, remembering what it said of each text."""
    return Remembered(function)
