"""Removes line breaks that a cell's width caused; breaks the writer meant stay."""

import itertools
import unicodedata
from dataclasses import replace

from parsers.facts.file_facts import Table

# A line the layout broke is full; the last of a paragraph seldom is. Marks that may not begin a
# line, and Latin words, leave up to three characters of room.
FULL = 0.86
# Cells of two or three characters a line (labels, dates) tell nothing by their width.
LEAST_WIDTH = 20


def unwrapped(table: Table) -> Table:
    cells = tuple(replace(cell, text=unwrap(cell.text)) for cell in table.cells)
    return replace(table, cells=cells)


def unwrap(text: str) -> str:
    """The text with full lines joined to the next; between Latin words a space is put."""
    lines = text.split("\n")
    widest = max(map(_width, lines))
    if widest < LEAST_WIDTH:
        return text
    joined = lines[0]
    for line, following in itertools.pairwise(lines):
        if _width(line) < widest * FULL:
            joined += "\n" + following
        else:
            joined += _glue(line, following) + following
    return joined


def _glue(line: str, following: str) -> str:
    both_latin = line[-1:].isascii() and line[-1:].isalpha() and following[:1].isascii()
    return " " if both_latin and following[:1].isalpha() else ""


def _width(line: str) -> int:
    """Columns: a CJK character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
