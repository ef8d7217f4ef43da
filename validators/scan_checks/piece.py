"""Defines a line of a scanned form, or a part of it, and where it stands to others."""

from dataclasses import dataclass

from parsers.facts.boxes import PageBox
from parsers.texts.read_text import ReadText

# A piece continues the one above in its cell when it stands nearer than this (in its height).
NEAR = 1.3
# Two lines of one cell touch or overlap by no more than this, in heights of the lower line.
OVERLAP = 0.7
# A label's line reaches so far above and below its print, in its height.
REACH = 1.2


@dataclass(frozen=True)
class ScanPiece:
    """A line or a part of it, `number` in reading order. `label` is the key of the field whose label
    stands before it, on the same line; `key` the field to whose answer it was given. `read` is ""
    for a line not read, `raw` the line as it was read.
    """

    page: int
    box: PageBox
    read: ReadText
    raw: str = ""
    label: str = ""
    key: str = ""
    seen: bool = True
    number: int = 0

    @property
    def bottom(self) -> float:
        return self.box[1] + self.box[3]

    def is_below(self, other: "ScanPiece") -> bool:
        """Tell whether it stands directly below, in the same column."""
        left, right = self.box[0], self.box[0] + self.box[2]
        overlap = min(right, other.box[0] + other.box[2]) - max(left, other.box[0])
        gap = self.box[1] - other.bottom
        height = min(self.box[3], other.box[3])
        return (
            self.page == other.page
            and overlap > 0.5 * min(self.box[2], other.box[2])
            and -OVERLAP * height < gap < NEAR * height
            and self.box[1] > other.box[1]
        )

    def overlaps(self, other: "ScanPiece") -> bool:
        """Tell whether both stand in one column."""
        right = min(self.box[0] + self.box[2], other.box[0] + other.box[2])
        return right > max(self.box[0], other.box[0])

    def is_beside(self, other: "ScanPiece") -> bool:
        """Tell whether it stands to the right of the other, on its height."""
        middle = self.box[1] + self.box[3] / 2
        height = other.box[3]
        return (
            self.page == other.page
            and self.box[0] >= other.box[0] + 0.5 * other.box[2]
            and other.box[1] - REACH * height <= middle <= other.bottom + REACH * height
        )
