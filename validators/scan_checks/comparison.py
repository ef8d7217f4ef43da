"""Defines what comparing a scan yields, field by field, and the reading that is compared."""

from dataclasses import dataclass
from enum import StrEnum

from parsers.facts.scan_facts import Level
from parsers.texts.read_text import Difference, ReadText, differences
from validators.scan_checks.line_pieces import Pieces

_FIGURES = "0123456789"


class ScanLikeness(StrEnum):
    """UNREAD: the lines it may stand on were not read, nor need they be."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Compared:
    """One field. `closer` is the level of reading that may settle what is open, None where none
    will. `read` is what the scan says in the place of a difference, as folded for comparing.
    """

    likeness: ScanLikeness
    closer: Level | None = None
    typed: str = ""
    read: str = ""


SAME = Compared(ScanLikeness.SAME)


@dataclass(frozen=True, slots=True)
class ScanReading:
    pieces: Pieces
    level: Level

    @property
    def open(self) -> Compared:
        """Not settled: what is read more closely next, if anything."""
        return Compared(
            ScanLikeness.OPEN, Level(self.level + 1) if self.level < Level.FINE else None
        )

    def differences(self, typed: str, read: ReadText) -> list[Difference]:
        """But for the form's own words that were cut off with an answer."""
        return [one for one in differences(typed, read) if not self._is_printed(one)]

    def _is_printed(self, one: Difference) -> bool:
        if one.typed:
            return False
        tries = (one.read, one.read.strip(_FIGURES))
        return any(len(said) > 1 and said in w for said in tries for w in self.pieces.words)

    @property
    def is_whole(self) -> bool:
        """Tell whether every line that was found was read."""
        return self.level > Level.ROLE or all(piece.seen for piece in self.pieces.answers)

    def another(self, typed: str, read: str) -> Compared:
        """Another answer, if it was read finely; else to be looked at again."""
        if self.level < Level.FINE:
            return self.open
        return Compared(ScanLikeness.DIFFERENT, None, typed, read)
