"""Locates where a document asks for a seal or a name: its labels, and the room around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.boxes import PageBox

# What stands at the place itself; sentences that tell where to stamp are longer.
_LABEL = re.compile(
    r"盖\s*章|公\s*章|签\s*字|签\s*章|签\s*名|签\s*署"
    r"|signature|signed|\bseal\b|\bstamp\b|подпись|печать|м\.\s?п\.",
    re.IGNORECASE,
)
LONGEST_LABEL = 40
# A line so much higher than usual is two things that touch.
MERGED = 1.35
# The width of a Chinese character in heights of a line of print, a line's box being a sixth higher
# than its glyphs; the first in widths, the second in heights of a page of paper.
EM = 1.25
# Beyond it characters are set twice as wide.
LATIN = 0x2000
# The room for a name, in heights of a line above and below its label, and in widths of the page to
# its right. Signatures go above their line more than below it.
ABOVE, BELOW, ASIDE, BEFORE = 2.5, 2.2, 0.45, 1.0


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print, or what may be one. `sure` is False where it may be handwriting as well."""

    box: PageBox
    text: str
    sure: bool = True


def seal_labels(lines: Sequence[Printed]) -> tuple[PageBox, ...]:
    """The labels themselves: of a line that goes on into a name, the part up to the label's end."""
    usual = usual_height(lines)
    return tuple(box for line in lines if (box := _label(line, usual)) is not None)


def seal_places(lines: Sequence[Printed]) -> tuple[PageBox, ...]:
    """The room around each label, clipped to the page."""
    return tuple(map(_room, seal_labels(lines)))


def _label(line: Printed, usual: float) -> PageBox | None:
    found = _LABEL.search(line.text) if len(line.text) <= LONGEST_LABEL else None
    if found is None:
        return None
    x, y, width, height = line.box
    # The bracket and the colon behind the word belong to it.
    end = re.compile(r"[\s)）:：/]*").match(line.text, found.end())
    label = _ems(line.text[: end.end() if end else found.end()])
    part = width * label / max(_ems(line.text), 0.5)
    # Of a name that was written close to its label the engine often makes nothing.
    if height > MERGED * usual:
        part = min(part, label * EM * usual)
    return x, y, part, height


def _ems(text: str) -> float:
    """Return how wide a text is set, in widths of a Chinese character."""
    return sum(1.0 if ord(one) > LATIN else 0.5 for one in text)


def _room(label: PageBox) -> PageBox:
    x, y, width, height = label
    left, top = max(0.0, x - BEFORE * height), max(0.0, y - ABOVE * height)
    right, bottom = min(1.0, x + width + ASIDE), min(1.0, y + (1 + BELOW) * height)
    return left, top, right - left, bottom - top


def usual_height(lines: Sequence[Printed]) -> float:
    """Return the usual height of a line of print; 0.0 where there is none."""
    heights = sorted(line.box[3] for line in lines if line.sure)
    return heights[len(heights) // 2] if heights else 0.0
