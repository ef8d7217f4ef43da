"""Compares names on a scan, allowing for OCR errors, most of all beneath a stamp."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Self

from parsers.texts.names.same_name import split_joint
from parsers.texts.normal_text import fold
from validators.model.named_application import Candidates, NamedApplication

_PIECES = re.compile(r"[\s:：\ufffd]+")
# A stamped name of 16 characters was read with 4 slips; names of two bodies of one trade share half.
SLIPPED = 0.7
# The next best must be as clearly another one, and bodies of the same name are not distinguished.
APART, SAME = 0.3, 0.05
# A title band has a dozen lines; a name stands in one of them.
MOST_PIECES, SHORTEST, LONGEST = 80, 4, 60


@dataclass(frozen=True, slots=True)
class ScannedNames:
    """The names that may stand on a scan. `borne` has the places of each application's names among
    `names`; `bearing` those of the names that have a character for so many times.
    """

    names: tuple[str, ...]
    borne: tuple[tuple[int, ...], ...]
    bearing: dict[tuple[str, int], list[int]]
    known: dict[str, dict[int, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, applications: Sequence[NamedApplication]) -> Self:
        places: dict[str, int] = {}
        borne = tuple(
            tuple(places.setdefault(name, len(places)) for name in _names(application))
            for application in applications
        )
        bearing: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for name, place in places.items():
            for character in _counted(name):
                bearing[character].append(place)
        return cls(tuple(places), borne, dict(bearing))

    def read_in(self, text: str) -> Candidates:
        """Those whose applicant and title are read best; nobody where another is nearly as likely."""
        pieces = [
            piece
            for piece in map(fold, _PIECES.split(text)[:MOST_PIECES])
            if SHORTEST <= len(piece) <= LONGEST
        ]
        read: dict[int, float] = {}
        for piece in pieces:
            for place, likeness in self._read(piece).items():
                read[place] = max(likeness, read.get(place, 0.0))
        scores = [sum(read.get(place, 0.0) for place in own) for own in self.borne]
        best = max(scores, default=0.0)
        meant = frozenset(n for n, score in enumerate(scores) if score > best - SAME)
        others = [score for n, score in enumerate(scores) if n not in meant]
        return meant if best and max(others, default=0.0) <= best - APART else frozenset()

    def _read(self, piece: str) -> dict[int, float]:
        """Return how well each name is read in a piece; what is read badly counts nothing."""
        if (known := self.known.get(piece)) is None:
            found = {place: _likeness(self.names[place], piece) for place in self._possible(piece)}
            known = {place: one for place, one in found.items() if one >= SLIPPED}
            self.known[piece] = known
        return known

    def _possible(self, piece: str) -> Iterator[int]:
        """Yields the names that have so many characters of the piece that they may be read in it."""
        shared: Counter[int] = Counter()
        for character in _counted(piece):
            shared.update(self.bearing.get(character, ()))
        for place, number in shared.items():
            most = 2 * number / (min(len(self.names[place]), len(piece)) + len(piece))
            if most >= SLIPPED:
                yield place


def _names(application: NamedApplication) -> list[str]:
    return [
        # Beyond that no piece is like it: a title of 20,000 characters need not be compared.
        fold(name)[: 3 * LONGEST]
        for name in (*split_joint(application.applicant), application.case_title)
        if name
    ]


def _counted(text: str) -> Iterator[tuple[str, int]]:
    """Yields each character with how often it has come so far."""
    come: Counter[str] = Counter()
    for character in text:
        come[character] += 1
        yield character, come[character]


def _likeness(name: str, piece: str) -> float:
    """A long title goes on in the next line, so its head will do."""
    whole = SequenceMatcher(None, name, piece, autojunk=False).ratio()
    head = name[: len(piece)] if len(piece) >= len(name) / 2 else name
    if head == name:
        return whole
    return max(whole, SequenceMatcher(None, head, piece, autojunk=False).ratio())
