"""Defines what a walk over a document yields: lines and grids in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from parsers.docx.text.looks import Piece
from parsers.facts.file_facts import Table


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `joined`: its end was deleted, so the next paragraph goes on in it. `pieces` are
    its text by looks.
    """

    text: str
    joined: bool = False
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, and the tables inside its cells."""

    table: Table
    inner: tuple[Table, ...] = ()


Block = Line | Grid


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of blocks, one paragraph a line, table cells in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell.text for cell in block.table.cells)


def cell_text(blocks: Iterable[Block]) -> str:
    return "\n".join(line.rstrip() for line in lines_of(blocks)).strip()


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """The text of blocks by looks: choices may stand in the cells of a table of their own."""
    for block in blocks:
        if isinstance(block, Line):
            yield from (*block.pieces, ("\n", ""))
            continue
        for cell in block.table.cells:
            looked = ((piece.text, piece.look) for piece in cell.styled)
            yield from (*(looked if cell.styled else ((cell.text, ""),)), ("\n", ""))


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """Every table, an outer one before those in its cells, with the paragraphs that stand before."""
    passed = 0
    for block in blocks:
        if isinstance(block, Grid):
            yield replace(block.table, after=passed)
            yield from (replace(one, after=None) for one in block.inner)
        elif block.text.strip():
            passed += 1


def join_deleted_ends(blocks: Iterable[Block]) -> Iterator[Block]:
    """Joins a paragraph whose end was deleted with the next one, as accepting all changes does."""
    carried: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            carried.append(block)
            if not block.joined:
                yield _whole(carried)
                carried = []
            continue
        if any(line.text for line in carried):
            yield _whole(carried)
        carried = []
        yield block
    if any(line.text for line in carried):
        yield _whole(carried)


def _whole(lines: Sequence[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    text = "".join(line.text for line in lines)
    return Line(text, pieces=tuple(chain.from_iterable(line.pieces for line in lines)))
