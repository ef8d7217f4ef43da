"""Counts the blank lines that a form leaves below the text of a cell."""

from collections.abc import Sequence

from lxml.etree import _Element

from parsers.docx.text.blocks import Block, Line
from parsers.docx.xml.names import child_of, name_of, number_of

# A line of 12 points with the usual leading, in twentieths of a point.
_LINE = 312
_MOST = 100


def room_below(blocks: Sequence[Block], cell: _Element) -> int:
    """The blank paragraphs at the end of a cell, or the lines by which its row is set higher."""
    blank = 0
    for block in reversed(blocks):
        if not isinstance(block, Line) or block.text.strip():
            break
        blank += 1
    if blank == len(blocks):
        blank -= 1
    return min(max(blank, _set_height(cell) // _LINE - len(blocks), 0), _MOST)


def _set_height(cell: _Element) -> int:
    row = next((one for one in cell.iterancestors() if name_of(one) == "w:tr"), None)
    height = child_of(row, "w:trPr", "w:trHeight")
    return number_of(height) if height is not None else 0
