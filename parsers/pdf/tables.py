"""Extracts tables with ruled lines as grids, in which a merged cell is one cell."""

import io
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_text

from parsers.facts.boxes import PrintBox
from parsers.facts.file_facts import Cell, Table
from parsers.pdf.document import BROKEN
from parsers.pdf.fields import Note
from parsers.texts.visible import visible

# Of every odd font it tells the terminal, where nobody can do anything about it.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

# A form has one to three pages; the tables of a long report's appendix serve nobody here.
MOST_PAGES = 12
# A ruled form has hundreds of lines; drawings and maps have many thousands and take minutes.
MOST_DRAWN = 4000
MOST_CHARACTERS = 20_000
# Rules drawn as thin boxes put one border at two places, a point or two apart.
SAME_EDGE = 3.0
LEAST_CELLS = 2
# One box or two rules make no table.
LEAST_DRAWN = 2
# Characters nearer than this stand on one line, in points.
LINE_TOLERANCE = 3.0


def read_tables(data: bytes, notes: dict[int, tuple[Note, ...]]) -> tuple[Table, ...]:
    """The tables of the pages (from 0) that `notes` names, with the field values typed into them."""
    wanted = sorted(notes)[:MOST_PAGES]
    tables: list[Table] = []
    if not wanted:
        return ()
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1 for index in wanted]) as pdf:
            for index, page in zip(wanted, pdf.pages, strict=False):
                tables += (replace(table, page=index + 1) for table in _tables(page, notes[index]))
                page.close()
    except (*BROKEN, PDFException, PSException, PdfminerException, MalformedPDFException):
        # The text of these pages was read by PDFium all the same; only their grid is unknown.
        return tuple(tables)
    return tuple(tables)


def _tables(page: Page, notes: Sequence[Note]) -> list[Table]:
    if len(page.chars) > MOST_CHARACTERS or _drawn(page) > MOST_DRAWN or _drawn(page) < LEAST_DRAWN:
        return []
    found = page.find_tables()
    return [
        table
        for one in found
        if len(one.cells) >= LEAST_CELLS and (table := _grid(page, one.cells, notes)).cells
    ]


def _drawn(page: Page) -> int:
    return len(page.lines) + len(page.rects) + len(page.curves)


def _grid(page: Page, boxes: Sequence[PrintBox], notes: Sequence[Note]) -> Table:
    """Cells placed by the distinct left and top edges; a cell spans the edges that lie within it."""
    columns = _edges(side for box in boxes for side in (box[0], box[2]))
    rows = _edges(side for box in boxes for side in (box[1], box[3]))
    cells = [
        _cell(box, columns, rows, _text(page, box, notes))
        for box in sorted(boxes, key=lambda box: (_at(rows, box[1]), _at(columns, box[0])))
    ]
    return Table(tuple(cells))


def _cell(box: PrintBox, columns: list[float], rows: list[float], text: str) -> Cell:
    column, row = _at(columns, box[0]), _at(rows, box[1])
    across, down = _at(columns, box[2]) - column, _at(rows, box[3]) - row
    return Cell(row, column, text, max(1, down), max(1, across))


def _edges(sides: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for side in sorted(sides):
        if not edges or side - edges[-1] > SAME_EDGE:
            edges.append(side)
    return edges


def _at(edges: list[float], side: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - side))


def _text(page: Page, box: PrintBox, notes: Sequence[Note]) -> str:
    left, top, right, bottom = box
    inside = [
        character
        for character in page.chars
        if left <= (character["x0"] + character["x1"]) / 2 < right
        and top <= (character["top"] + character["bottom"]) / 2 < bottom
    ]
    printed = extract_text(inside, y_tolerance=LINE_TOLERANCE) if inside else ""
    typed = [note.text for note in notes if _holds(box, note, float(page.height))]
    lines = [line.strip() for line in visible(printed.replace("\x00", "")).split("\n")]
    return "\n".join(line for line in (*lines, *typed) if line)


def _holds(box: PrintBox, note: Note, height: float) -> bool:
    x = (note.box[0] + note.box[2]) / 2
    y = height - (note.box[1] + note.box[3]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]
