"""Where a paper asks for a seal or a name: its labels, and the room around them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x, y, width, height in fractions of the page."""

# What stands at the place itself; sentences that tell where to stamp are longer.
_LABEL = re.compile(
    r"盖\s*章|公\s*章|签\s*字|签\s*章|签\s*名|签\s*署"
    r"|signature|signed|\bseal\b|\bstamp\b|подпись|печать|м\.\s?п\.",
    re.IGNORECASE,
)
LONGEST_LABEL = 40
# The room for a name, in heights of a line above and below its label, and in widths of the page to
# its right. Signatures go above their line more than below it.
ABOVE, BELOW, ASIDE, BEFORE = 2.5, 2.2, 0.45, 1.0


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print, or what may be one. `sure` is False where it may be handwriting as well."""

    box: Box
    text: str
    sure: bool = True


def seal_places(lines: Iterable[Printed]) -> tuple[Box, ...]:
    """The room around each label, clipped to the page."""
    return tuple(_room(line.box) for line in lines if _is_label(line.text))


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and bool(_LABEL.search(text))


def _room(label: Box) -> Box:
    x, y, width, height = label
    left, top = max(0.0, x - BEFORE * height), max(0.0, y - ABOVE * height)
    right, bottom = min(1.0, x + width + ASIDE), min(1.0, y + (1 + BELOW) * height)
    return left, top, right - left, bottom - top


def usual_height(lines: Sequence[Printed]) -> float:
    """Of a line of print; 0.0 where there is none."""
    heights = sorted(line.box[3] for line in lines if line.sure)
    return heights[len(heights) // 2] if heights else 0.0
