"""Defines what OCR read of a page: its lines, their places and their confidence."""

from dataclasses import dataclass
from enum import IntEnum

from parsers.facts.boxes import PageBox


class Level(IntEnum):
    """How closely scanned pages are read. Each level holds what the one before it read.

    GLANCE: that a picture has no print, so that stamps were not looked for. ROLE: what tells a
    page's role, and samples of dense pages. WHOLE: every line. FINE: every line twice, from a finer
    picture too; what the two readings differ in is in doubt.
    """

    GLANCE = 0
    ROLE = 1
    WHOLE = 2
    FINE = 3


@dataclass(frozen=True, slots=True)
class ScanLine:
    """One line of a scanned page, or one cell's part of it.

    `box` is x, y, width, height in fractions of the page turned upright and straightened. `text`
    is as the engine read it, with its slips; `confidence` 0–1 is the engine's own, and `doubts` are
    the places in `text` it was not sure of. A line that was found and not read has `read` False.
    """

    box: PageBox
    text: str = ""
    confidence: float = 0.0
    doubts: tuple[int, ...] = ()
    read: bool = True


@dataclass(frozen=True, slots=True)
class ScanPage:
    """The lines of one page in reading order; none where the page has a text of its own, is no
    paper or was not looked at. `turned`: clockwise degrees by which it had to be turned.
    """

    lines: tuple[ScanLine, ...] = ()
    turned: int = 0

    @property
    def whole(self) -> bool:
        """Tell whether every line that was found was read."""
        return all(line.read for line in self.lines)
