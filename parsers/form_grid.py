"""A table's cells by place: which cell lies at, beside and below another, merged cells as one."""

from collections.abc import Sequence

from parsers.facts import Cell, Table


class CellGrid:
    """Looks up cells of one table by grid row and column."""

    def __init__(self, table: Table) -> None:
        self._rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                self._rows.setdefault(row, []).append(cell)
        for cells in self._rows.values():
            cells.sort(key=lambda cell: cell.column)

    def row_numbers(self) -> list[int]:
        return sorted(self._rows)

    def row(self, number: int) -> Sequence[Cell]:
        """The cells that cover a row, left to right, those that began above it too."""
        return self._rows.get(number, ())

    def at(self, row: int, column: int) -> Cell | None:
        return next(
            (c for c in self.row(row) if c.column <= column < c.column + c.column_span), None
        )

    def below(self, cell: Cell) -> Cell | None:
        return self.at(cell.row + cell.row_span, cell.column)

    def beside(self, cell: Cell) -> Cell | None:
        """The next cell to the right in the cell's first row, over gaps."""
        return next((c for c in self.row(cell.row) if c.column > cell.column), None)
