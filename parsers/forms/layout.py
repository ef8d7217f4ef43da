"""Locates labels and their answer cells by the layout of a table, not by cell numbers."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from parsers.facts.file_facts import Cell, Styled, Table
from parsers.facts.spec import FieldKind
from parsers.forms.grid import CellGrid
from parsers.forms.groups import Under, group_named, groups_in_table
from parsers.forms.label import LabelIndex, fold_label, is_numbered
from parsers.forms.place import Place
from parsers.forms.shared import share

# A label broken over cells comes in at most this many parts ("联" "系" "人").
MOST_PARTS = 4
# An unknown label ("传真", "邮政编码") is short and without digits.
LONGEST_UNKNOWN_LABEL = 8
# Printed between a group's label and its answer ("联系人 | 姓名 | 张三").
_LINE_END = Styled("\n", "")
_PART_OF_GROUP = frozenset({"姓名", "名称"})


@dataclass(slots=True, eq=False)
class Label:
    """A label's area in grid units, the fields it may name, and the cells that answer it."""

    fields: tuple[int, ...]
    cells: tuple[Cell, ...]
    values: dict[Cell, None] = field(default_factory=dict)
    sideways: bool = False
    kinds: tuple[FieldKind, ...] = ()
    under: Under = ("", False)

    def places(self) -> Iterator[Place]:
        """The answer for the one field meant, or the pieces of it for each of a combined label."""
        text = "\n".join(cell.text for cell in self.values if cell.text)
        if self.kinds:
            yield from share(text, self.fields, self.kinds)
        else:
            # A list of choices may be printed, and one of them marked, below the label.
            yield Place(
                self.fields,
                text,
                _styled(tuple(self.values) if text else (*self.cells, *self.values)),
                *self.under,
            )

    @property
    def bottom(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def right(self) -> int:
        return max(cell.column + cell.column_span for cell in self.cells)


def _styled(cells: Collection[Cell]) -> tuple[Styled, ...]:
    """The cells' text by looks, one cell a line; () where all are plain."""
    if not any(cell.styled for cell in cells):
        return ()
    rows = ((*(cell.styled or (Styled(cell.text, ""),)), _LINE_END) for cell in cells)
    return tuple(chain.from_iterable(rows))


class Layout:
    """One table read for labels. `unread` are the cells that are neither label nor answer.

    `choosing` are the numbers of the fields that have choices.
    """

    def __init__(
        self, table: Table, index: LabelIndex, choosing: frozenset[int], above: str = ""
    ) -> None:
        self.grid = CellGrid(table)
        self.labels: list[Label] = []
        self._index = index
        self._choosing = choosing
        self._label_at: dict[Cell, Label] = {}
        self._sideways_in: dict[int, list[Label]] = {}
        self._folded: dict[str, str] = {}
        self._under = self._groups(above)
        self._find_labels(table)
        self._drop_headings()
        self.with_own_cell = {field for label in self.labels for field in label.fields}
        self.unread = {cell: None for cell in table.cells if cell not in self._label_at}
        for label in self.labels:
            self._find_values(label)

    def _groups(self, above: str) -> Mapping[Cell, Under]:
        """The group that each cell stands under; nothing where the form has none."""
        groups = self._index.groups
        if not groups:
            return {}
        return groups_in_table(self.grid, above, lambda cell: group_named(cell.text, groups))

    def under(self, cell: Cell) -> Under:
        return self._under.get(cell, ("", False))

    def _find_labels(self, table: Table) -> None:
        for cell in table.cells:
            if cell in self._label_at:
                continue
            label = next(self._labels_from(cell), None)
            if label is not None:
                label.under = self.under(cell)
                self.labels.append(label)
                self._label_at.update(dict.fromkeys(label.cells, label))

    def _drop_headings(self) -> None:
        """A heading within a long answer ("主要成效" beside a label over several rows) is no label.

        It is one only where its field has no other place, and something stands beside it.
        """
        inner = {label for label in self.labels if self._is_within(label)}
        outer = {field for label in self.labels if label not in inner for field in label.fields}
        dropped = {
            label
            for label in inner
            if set(label.fields) <= outer or self.grid.beside(label.cells[-1]) is None
        }
        self.labels = [label for label in self.labels if label not in dropped]
        for cell in (cell for label in dropped for cell in label.cells):
            del self._label_at[cell]

    def _is_within(self, label: Label) -> bool:
        first = label.cells[0]
        # The first two of the row tell: nobody's row is searched for each of its cells.
        left = [cell for cell in self.grid.row(first.row)[:2] if cell.column < first.column]
        return len(left) == 1 and left[0].row_span > 1 and left[0] in self._label_at

    def _labels_from(self, cell: Cell) -> Iterator[Label]:
        """The cell alone as a label, else with the cells below or beside it that complete it."""
        if fields := self._index.shared(cell.text):
            yield Label(fields, (cell,), kinds=self._index.kinds)
        if fields := self._index.match(cell.text):
            yield Label(fields, (cell,))
        for step in (self.grid.below, self.grid.beside):
            parts, text = [cell], self._part(cell)
            while text and len(parts) < MOST_PARTS:
                following = step(parts[-1])
                part = self._part(following)
                if following is None or not part or following in self._label_at:
                    break
                parts.append(following)
                text += part
                if fields := self._index.match(text):
                    yield Label(fields, tuple(parts))

    def _part(self, cell: Cell | None) -> str:
        """Return what a cell may contribute to a label; "" for one that holds too much."""
        if cell is None or len(cell.text) > 2 * self._index.longest:
            return ""
        return self._fold(cell)

    def _fold(self, cell: Cell) -> str:
        """Its text as a label; that of a cell over many rows is asked for at each of them."""
        if cell.text not in self._folded:
            self._folded[cell.text] = fold_label(cell.text)
        return self._folded[cell.text]

    def _find_values(self, label: Label) -> None:
        """The cells to the right up to the next label; where there are none, the cell below."""
        first = label.cells[0]
        for row in range(first.row, label.bottom):
            for cell in self._run_right(row, label):
                label.sideways = True
                self._answer(label, cell)
            if label.sideways:
                self._sideways_in.setdefault(row, []).append(label)
        below = self.grid.at(label.bottom, first.column)
        if label.sideways or below is None or self._is_border(below, label):
            return
        if not (is_numbered(first.text) and is_numbered(below.text)):
            # The next of several numbered boxes is no answer to the one above.
            self._answer(label, below)

    def _answer(self, label: Label, cell: Cell) -> None:
        label.values[cell] = None
        self.unread.pop(cell, None)

    def _run_right(self, row: int, label: Label) -> Iterator[Cell]:
        for number, (cell, following) in enumerate(self.grid.onward(row, label.right)):
            if self._is_border(cell, label):
                return
            if number and following and self._is_unknown_label(cell, following, label):
                return
            if number == 0 and following and self._fold(cell) in _PART_OF_GROUP:
                self.unread.pop(cell, None)
                continue
            yield cell

    def _is_border(self, cell: Cell, label: Label) -> bool:
        """Tell whether another label stands in the cell, alone or with its answer ("联系人：张三").

        An answer may begin in the words of a label that has a cell of its own elsewhere.
        """
        if cell in self._label_at:
            return True
        match = self._index.in_line(cell.text)
        if match is None or match["after"] != ":":
            return False
        named = set(self._index.match(match["label"]))
        return not named & set(label.fields) and not named <= self.with_own_cell

    def _is_unknown_label(self, cell: Cell, following: Cell, label: Label) -> bool:
        """A short text with something beside it that answers it is a label we do not know."""
        folded = self._fold(cell)
        return (
            0 < len(folded) <= LONGEST_UNKNOWN_LABEL
            and not any(character.isdigit() for character in folded)
            and not self._is_border(following, label)
            and not set(label.fields) & self._choosing
        )

    def continuation(self, row: int) -> list[Cell]:
        """The cells of a row that has no label: its first cell is empty or holds but a hint."""
        first, *others = self.grid.row(row)
        if self._fold(first) or any(cell in self._label_at for cell in (first, *others)):
            return []
        free = [cell for cell in others if cell in self.unread and cell.row == row]
        return free if any(cell.text for cell in free) else []

    def read_on(self, above: Sequence[Label]) -> Sequence[Label]:
        """Adds rows without a label to the answers above them; returns the labels of the last row.

        `above` are the labels of the table before, left to right: its last row goes on in this
        table's first only where that has no more cells than the labels had answers.
        """
        answered = sum(len(label.values) for label in above)
        for number, row in enumerate(self.grid.row_numbers()):
            goes_on = self.continuation(row)
            if number == 0 and len(goes_on) > answered:
                goes_on = []
            if not goes_on:
                above = sorted(self._sideways_in.get(row, ()), key=lambda label: label.right)
            rights = [label.right for label in above] if goes_on else []
            for cell in goes_on if above else ():
                # The last that ends before the cell; where none does, the last of all.
                self._answer(above[bisect_right(rights, cell.column) - 1], cell)
        return above


def read_layouts(
    tables: Sequence[Table],
    index: LabelIndex,
    choosing: frozenset[int],
    headings: Sequence[str] = (),
) -> list[Layout]:
    """All tables laid out; rows without a label go on with the answer above them.

    Applicants add rows under an answer, and a table cut by a page's end goes on, without its
    label, in the next page's table. `headings` are the groups that each table stands under.
    """
    above = headings or [""] * len(tables)
    layouts = [
        Layout(table, index, choosing, group)
        for table, group in zip(tables, above, strict=True)
        if table.cells
    ]
    last: Sequence[Label] = ()
    for layout in layouts:
        last = layout.read_on(last)
    return layouts


def places_of(layout: Layout) -> Iterator[Place]:
    for label in layout.labels:
        yield from label.places()
