"""Reads tables of rows that applicants fill in: members, budgets, lists of results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FormSpec
from parsers.forms.grid import CellGrid
from parsers.forms.label import LabelIndex, fold_label
from parsers.forms.learning.row_tables import ORDINALS, is_total

Rows = tuple[tuple[str, ...], ...]
# Of a table's headings so many must be there; writers drop a column, and rename one.
LEAST_SHARE = 0.75
_LONGEST_HEAD = 100


@dataclass(slots=True)
class RowAnswers:
    """The rows of each table of the form by the field's number, and the cells they came from."""

    rows: dict[int, list[tuple[str, ...]]] = field(default_factory=dict)
    cells: set[tuple[int, Cell]] = field(default_factory=set)

    def without(self, tables: Sequence[Table]) -> list[Table]:
        """The tables without the cells that were read as rows."""
        return [
            replace(table, cells=tuple(c for c in table.cells if (number, c) not in self.cells))
            for number, table in enumerate(tables)
        ]


@dataclass(frozen=True, slots=True)
class _Heads:
    """`cells` head the columns, None where one is missing; `across`: they stand below each other."""

    fields: tuple[int, ...]
    cells: tuple[Cell | None, ...]
    across: bool = False


def read_rows(tables: Sequence[Table], form: FormSpec, index: LabelIndex) -> RowAnswers:
    """The rows below each header that a table field of the form names."""
    wanted = {
        number: tuple(map(fold_label, spec.columns))
        for number, spec in enumerate(form.fields)
        if spec.columns
    }
    found = RowAnswers()
    for number, table in enumerate(tables) if wanted else ():
        reader = _TableRows(CellGrid(table), index, form)
        for header in reader.headers(wanted):
            field_number = reader.meant(header, found.rows)
            rows = list(reader.below(header))
            found.cells |= {(number, cell) for cell in reader.taken}
            reader.taken.clear()
            found.rows.setdefault(field_number, []).extend(rows)
    return found


class _TableRows:
    def __init__(self, grid: CellGrid, index: LabelIndex, form: FormSpec) -> None:
        self.grid = grid
        self.index = index
        self.form = form
        self.taken: set[Cell] = set()
        self._folded: dict[Cell, str] = {}

    def _fold(self, cell: Cell) -> str:
        if cell not in self._folded:
            short = len(cell.text) <= _LONGEST_HEAD
            self._folded[cell] = fold_label(cell.text) if short else ""
        return self._folded[cell]

    def headers(self, wanted: Mapping[int, tuple[str, ...]]) -> Iterator[_Heads]:
        """The headers of tables, top to bottom; those whose members stand side by side too."""
        numbers = self.grid.row_numbers()
        for number in numbers:
            row = [cell for cell in self.grid.row(number) if cell.row + cell.row_span == number + 1]
            by_text = {self._fold(cell): cell for cell in reversed(row)}
            if header := _best(wanted, by_text):
                yield header
        column = [self.grid.row(number)[0] for number in numbers if self.grid.row(number)]
        for place, cell in enumerate(column):
            for number, names in wanted.items():
                if self._fold(cell) == names[0] and len(self.grid.row(cell.row)) > 2:  # noqa: PLR2004
                    run = column[place : place + len(names)]
                    if len(names) > 1 and tuple(map(self._fold, run)) == names:
                        yield _Heads((number,), tuple(run), across=True)

    def meant(self, header: _Heads, known: Mapping[int, object]) -> int:
        """Of fields with the same columns the one named beside or above, else the next."""
        first = next(cell for cell in header.cells if cell is not None)
        near = {self._fold(cell) for cell in self.grid.row(first.row) if cell.column < first.column}
        near |= {self._fold(cell) for cell in self.grid.row(first.row - 1)}
        labels = {one: fold_label(self.form.fields[one].label) for one in header.fields}
        named = [one for one in header.fields if labels[one] in near]
        free = [one for one in header.fields if one not in known]
        return (named or free or list(header.fields))[0]

    def below(self, header: _Heads) -> Iterator[tuple[str, ...]]:
        heads = [cell for cell in header.cells if cell is not None]
        if header.across:
            yield from self._beside(heads)
            return
        self.taken.update(self.grid.row(heads[0].row + heads[0].row_span - 1))
        sides = {cell for cell in self.taken if cell.row + cell.row_span > heads[0].row + 1}
        self.taken -= sides - set(heads)
        number = max(cell.row + cell.row_span for cell in heads)
        while (row := self._row(number, header, sides)) is not None:
            self.taken.update(cell for cell in self.grid.row(number) if cell not in sides)
            if any(row):
                yield row
            number += 1

    def _row(self, number: int, header: _Heads, sides: set[Cell]) -> tuple[str, ...] | None:
        """The texts below the heads; None for a row that is not of the table any more."""
        cells = [cell for cell in self.grid.row(number) if cell not in sides]
        if not cells or is_total(self._fold(cells[0])) or self._is_of_form(cells):
            return None
        heads = [head for head in header.cells if head is not None]
        found = [self.grid.at(number, head.column) if head else None for head in header.cells]
        distinct = {cell for cell in found if cell is not None and cell not in sides}
        # A cell or two may have been joined by hand; a row across the table is something else.
        if min(len(distinct), len(cells)) < max(1, len(heads) - 1):
            return None
        return tuple(cell.text.strip() if cell in distinct and cell else "" for cell in found)

    def _is_of_form(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the row has labels of other fields."""
        named = [cell for cell in cells if self.index.match(cell.text)]
        return bool(named) and (cells[0] in named or len(named) > 1)

    def _beside(self, heads: Sequence[Cell]) -> Iterator[tuple[str, ...]]:
        above = self.grid.row(heads[0].row - 1)
        places = [cell for cell in self.grid.row(heads[0].row) if cell.column > heads[0].column]
        if {cell.column for cell in above} >= {cell.column for cell in places}:
            self.taken.update(above)
        self.taken.update(heads)
        for place in places:
            cells = [self.grid.at(head.row, place.column) for head in heads]
            self.taken.update(cell for cell in cells if cell is not None)
            texts = tuple(cell.text.strip() if cell else "" for cell in cells)
            if any(texts):
                yield texts


def _best(wanted: Mapping[int, tuple[str, ...]], row: Mapping[str, Cell]) -> _Heads | None:
    """The fields whose columns the row heads best."""
    scores = {
        number: sum(name in row for name in names) / len(names)
        for number, names in wanted.items()
        if len(row) > 1 or (len(names) == 1 and names[0] in row)
    }
    if not scores or (best := max(scores.values())) < LEAST_SHARE:
        return None
    fields = tuple(number for number, score in scores.items() if score == best)
    names = wanted[fields[0]]
    beside_ordinal = len(names) > 1 or bool(ORDINALS & row.keys())
    return _Heads(fields, tuple(map(row.get, names))) if beside_ordinal else None
