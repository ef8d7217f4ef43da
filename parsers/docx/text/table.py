"""Computes the geometry of a table: a merged cell is one cell, however it was marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml.etree import _Element

from parsers.docx.xml.names import child_of, is_on, name_of, number_of, value_of

# Word's own limit is 63 columns.
MOST_COLUMNS = 64
# Column borders of one table that lie nearer than this (a millimetre, in twentieths of a point) are one.
SAME_BORDER = 57


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell as seen: its place in grid units and the element that holds its content."""

    row: int
    column: int
    element: _Element
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class _RawCell:
    element: _Element
    span: int
    width: int
    continues: bool
    column: int = 0
    row_span: int = 1


@dataclass(slots=True)
class _RawRow:
    before: int
    before_width: int
    after: int
    cells: list[_RawCell]


def draw_cells(table: _Element) -> list[DrawnCell]:
    """The visible cells of a `w:tbl` in reading order."""
    rows = [_read_row(row) for row in _rows(table)]
    _place(rows)
    _join_vertically(rows)
    return [
        DrawnCell(number, cell.column, cell.element, cell.row_span, cell.span)
        for number, row in enumerate(rows)
        for cell in row.cells
    ]


def _rows(parent: _Element) -> Iterator[_Element]:
    """Rows may be wrapped in content controls or custom XML; deleted and hidden rows are gone."""
    for child in parent:
        name = name_of(child)
        if name == "w:tr":
            properties = child_of(child, "w:trPr")
            hidden = is_on(child_of(properties, "w:hidden"))
            if not hidden and child_of(properties, "w:del") is None:
                yield child
        elif name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            yield from _rows(child)


def _cells(parent: _Element) -> Iterator[_Element]:
    for child in parent:
        name = name_of(child)
        if name == "w:tc":
            if child_of(child, "w:tcPr", "w:cellDel") is None:
                yield child
        elif name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            yield from _cells(child)


def _read_row(row: _Element) -> _RawRow:
    properties = child_of(row, "w:trPr")
    cells: list[_RawCell] = []
    for element in _cells(row):
        cell = _read_cell(element)
        if cells and _merge_state(element, "w:hMerge") == "continue":
            # The horizontal merge of Word 97, still written by converters.
            cells[-1].span += cell.span
            cells[-1].width += cell.width
        else:
            cells.append(cell)
    return _RawRow(
        _bounded(number_of(child_of(properties, "w:gridBefore"))),
        number_of(child_of(properties, "w:wBefore"), "w"),
        _bounded(number_of(child_of(properties, "w:gridAfter"))),
        cells,
    )


def _read_cell(element: _Element) -> _RawCell:
    properties = child_of(element, "w:tcPr")
    span = _bounded(number_of(child_of(properties, "w:gridSpan"), default=1)) or 1
    width = child_of(properties, "w:tcW")
    kind = value_of(width, "type") if width is not None else None
    measured = number_of(width, "w") if kind in (None, "dxa", "pct") else 0
    return _RawCell(element, span, measured, _merge_state(element, "w:vMerge") == "continue")


def _merge_state(element: _Element, kind: str) -> str | None:
    """`restart`, `continue` (also where the value is left out), None where there is no merge."""
    merge = child_of(element, "w:tcPr", kind)
    return (value_of(merge) or "continue") if merge is not None else None


def _bounded(number: int) -> int:
    return min(max(number, 0), MOST_COLUMNS)


def _place(rows: Sequence[_RawRow]) -> None:
    """Gives every cell its column: by spans where all rows come out equal, else by widths.

    WPS writes tables whose rows differ only in the widths of their cells, without any span.
    """
    units = {row.before + sum(cell.span for cell in row.cells) + row.after for row in rows}
    widths_known = all(cell.width > 0 for row in rows for cell in row.cells)
    if len(units) > 1 and widths_known:
        _place_by_width(rows)
        return
    for row in rows:
        starts = accumulate((cell.span for cell in row.cells), initial=row.before)
        for cell, start in zip(row.cells, starts, strict=False):
            cell.column = start


def _place_by_width(rows: Sequence[_RawRow]) -> None:
    edges = [
        list(accumulate((cell.width for cell in row.cells), initial=row.before_width))
        for row in rows
    ]
    columns: dict[int, int] = {}
    last_edge, number = 0, -1
    for edge in sorted({edge for row_edges in edges for edge in row_edges}):
        if number < 0 or edge - last_edge > SAME_BORDER:
            number += 1
        columns[edge] = number
        last_edge = edge
    for row, row_edges in zip(rows, edges, strict=True):
        for cell, left, right in zip(row.cells, row_edges, row_edges[1:], strict=False):
            cell.column = columns[left]
            cell.span = max(columns[right] - columns[left], 1)


def _join_vertically(rows: Sequence[_RawRow]) -> None:
    """Lets the cell above grow over those that continue it, and drops these."""
    above: dict[int, _RawCell] = {}
    for row in rows:
        here: dict[int, _RawCell] = {}
        visible: list[_RawCell] = []
        for cell in row.cells:
            upper = above.get(cell.column) if cell.continues else None
            if upper is None:
                visible.append(cell)
            else:
                upper.row_span += 1
            here[cell.column] = upper or cell
        row.cells = visible
        above = here
