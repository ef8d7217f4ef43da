"""Bounds what is read of a spreadsheet: a list of applications is small, a crafted sheet may be not."""

from collections.abc import Iterable, Iterator
from itertools import islice

from parsers.facts.sheet_rows import SheetRows

# The longest list of one recommending body that an announcement asks for has some hundreds of rows.
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 5, 2_000, 50
LONGEST_TEXT = 500
# XML of the sheets and their texts: a list of 2,000 rows with 50 columns has 10 MB.
MOST_SHEET_BYTES = 32 * 1024**2
# Empty rows are skipped; of those between two full ones nobody leaves more.
MOST_LINES = 20_000


def kept_rows(lines: Iterable[Iterable[object]]) -> SheetRows:
    """Return the rows that hold anything, as texts, empty cells at their end left out."""
    return tuple(islice(_full(islice(lines, MOST_LINES)), MOST_ROWS))


def _full(lines: Iterable[Iterable[object]]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        cells = [_text(value) for value in islice(line, MOST_COLUMNS)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield tuple(cells)


def _text(value: object) -> str:
    """Return a cell's value as it is read: 3.0 is 3."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value)[:LONGEST_TEXT].split())
