"""Looks up a table's cells by place: at, beside and below another cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from parsers.facts.file_facts import Cell, Table


class CellGrid:
    """Looks up cells of one table by grid row and column."""

    def __init__(self, table: Table) -> None:
        self._rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                self._rows.setdefault(row, []).append(cell)
        for cells in self._rows.values():
            cells.sort(key=lambda cell: cell.column)
        self._columns = {row: [cell.column for cell in cells] for row, cells in self._rows.items()}

    def row_numbers(self) -> list[int]:
        return sorted(self._rows)

    def row(self, number: int) -> Sequence[Cell]:
        """The cells that cover a row, left to right, those that began above it too."""
        return self._rows.get(number, ())

    def at(self, row: int, column: int) -> Cell | None:
        place = bisect_right(self._columns.get(row, ()), column) - 1
        cell = self._rows[row][place] if place >= 0 else None
        return cell if cell and column < cell.column + cell.column_span else None

    def below(self, cell: Cell) -> Cell | None:
        return self.at(cell.row + cell.row_span, cell.column)

    def beside(self, cell: Cell) -> Cell | None:
        """The next cell to the right in the cell's first row, over gaps."""
        return next(self.onward(cell.row, cell.column + 1), (None,))[0]

    def onward(self, row: int, column: int) -> Iterator[tuple[Cell, Cell | None]]:
        """The cells of a row from a column on, each with the one that follows it."""
        cells = self._rows.get(row, [])
        for place in range(bisect_left(self._columns.get(row, ()), column), len(cells)):
            yield cells[place], cells[place + 1] if place + 1 < len(cells) else None
