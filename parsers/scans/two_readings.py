"""Compares readings of a page at two resolutions; what differs is uncertain."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from parsers.facts.scan_facts import ScanLine, ScanPage

# Of a line's box that the other reading's line must cover to be the same line.
COVERED = 0.5
# Longer than any line of print; comparing two takes time by the square of their length.
LONGEST_LINE = 400


def agreed(first: ScanPage, second: ScanPage) -> ScanPage:
    """The first reading; in doubt is also what the second reads otherwise, or not at all."""
    others = _ByHeight(second.lines if second.turned == first.turned else ())
    return replace(first, lines=tuple(_agreed(line, others.near(line)) for line in first.lines))


class _ByHeight:
    """Lines by their upper edges: a line lies in those alone that stand where it stands."""

    def __init__(self, lines: Sequence[ScanLine]) -> None:
        rows = sorted((line.box[1], order) for order, line in enumerate(lines))
        self._lines = lines
        self._tops, self._orders = [top for top, _ in rows], [order for _, order in rows]
        self._highest = max((line.box[3] for line in lines), default=0.0)

    def near(self, line: ScanLine) -> list[ScanLine]:
        _, top, _, height = line.box
        begin = bisect_left(self._tops, top - self._highest)
        end = bisect_right(self._tops, top + height)
        return [self._lines[order] for order in sorted(self._orders[begin:end])]


def _agreed(line: ScanLine, others: Sequence[ScanLine]) -> ScanLine:
    other = max(others, key=lambda one: _covered(line, one), default=None)
    if other is None or _covered(line, other) < COVERED:
        return replace(line, doubts=tuple(range(len(line.text))))
    doubts = {*line.doubts, *_differing(line.text, other.text)}
    return replace(line, doubts=tuple(sorted(doubts)))


def _covered(line: ScanLine, other: ScanLine) -> float:
    """The share of the line's box that lies in the other's."""
    x, y, width, height = line.box
    left, top, wide, high = other.box
    across = min(x + width, left + wide) - max(x, left)
    down = min(y + height, top + high) - max(y, top)
    area = width * height
    return max(across, 0.0) * max(down, 0.0) / area if area else 0.0


def _differing(text: str, other: str) -> set[int]:
    """Places in `text`; beside something only the other has both neighbours are in doubt."""
    found: set[int] = set()
    if max(len(text), len(other)) > LONGEST_LINE:
        return set() if text == other else set(range(len(text)))
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "insert" and not other[c:d].isspace():
            found |= {a - 1, a} & set(range(len(text)))
        elif kind != "equal":
            found |= set(range(a, b))
    return found
