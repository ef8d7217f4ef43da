"""Walks a table of a blank form row by row and finds each label with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.facts.file_facts import Cell, Table
from parsers.forms.choices.tick_marks import find_marks
from parsers.forms.grid import CellGrid
from parsers.forms.label import fold_label, fold_width
from parsers.forms.learning.asked import Asked
from parsers.forms.learning.blanks import instructs
from parsers.forms.learning.hints import read_hints
from parsers.forms.learning.learn_choices import printed_choices
from parsers.forms.learning.nature import Nature, nature_of, pieces_of
from parsers.forms.learning.row_tables import RowTable, find_row_tables
from parsers.forms.learning.wording import asks_nothing, is_signature

# A row higher than this many lines waits for a text, not for a word.
_ROOM = 2
_WAITING = 0.6


@dataclass(slots=True)
class _Row:
    """What of a row was met: labels that wait for a place, the label at its side."""

    pending: list[Cell] = field(default_factory=list)
    side: Cell | None = None
    asked: bool = False


class TableWalk:
    """One table of the form. `heading` is the line above it, "" where that is none of its own."""

    def __init__(self, table: Table, heading: str = "") -> None:
        self.grid = CellGrid(table)
        self.natures = {cell: nature_of(cell) for cell in table.cells}
        self.heading = heading
        self._section = heading
        self._person = ""
        self._signed = False
        self._done: set[Cell] = set()
        self._tables = {one.first: one for one in find_row_tables(self.grid, self.natures)}
        self._in_tables = {cell for one in self._tables.values() for cell in one.cells}
        self._totals = {cell for one in self._tables.values() for cell in one.total}

    def asked(self) -> Iterator[Asked]:
        for number in self.grid.row_numbers():
            yield from self._row(number)

    def _row(self, number: int) -> Iterator[Asked]:
        row = self.grid.row(number)
        labels = [read_hints(cell.text) for cell in row if self.natures[cell] is Nature.LABEL]
        self._signed = any(map(is_signature, labels))
        state = _Row()
        for place, cell in enumerate(row):
            if cell in self._in_tables or cell in self._totals or cell in self._done:
                state.asked = True
                if cell.row == number:
                    yield from self._of_table(cell)
            elif cell.row < number:
                if self.natures[cell] is Nature.LABEL:
                    state.pending, state.side = [], cell
            else:
                yield from self._cell(cell, row[place + 1 :], state)
        yield from self._left(state)

    def _of_table(self, cell: Cell) -> Iterator[Asked]:
        if cell in self._tables:
            yield self._row_table(self._tables[cell])
        elif cell in self._totals:
            yield from self._sum(cell)

    def _cell(self, cell: Cell, following: Sequence[Cell], state: "_Row") -> Iterator[Asked]:
        """Takes the next cell of a row: a label waits for its place, a place for its label."""
        nature = self.natures[cell]
        if nature is Nature.LABEL and not (state.pending and self._is_prompt(cell, following)):
            state.pending.append(cell)
            return
        if nature is Nature.LABELLED:
            yield from self._pieces(cell, state.pending[-1] if state.pending else state.side)
            state.asked = True
        elif nature is not Nature.NOTE and state.pending:
            label = state.pending.pop()
            state.side = state.pending[-1] if state.pending else state.side
            yield from self._emit(label, self._printed(cell, following), state.side)
            state.asked = True
        state.pending = []

    def _is_prompt(self, cell: Cell, following: Sequence[Cell]) -> bool:
        """Tell whether words beside a label tell how to answer it: nothing waits behind them."""
        waits = bool(following) and self.natures[following[0]] is Nature.PLACE
        return not waits and instructs(cell.text)

    def _printed(self, cell: Cell, following: Sequence[Cell]) -> str:
        """Return what the place holds; a list to tick may go on in the next cells."""
        texts = [cell.text]
        for other in following if _has_boxes(cell.text) else ():
            if not _has_boxes(other.text):
                break
            texts.append(other.text)
            self._done.add(other)
        return "\n".join(texts)

    def _emit(self, label: Cell, printed: str, side: Cell | None = None) -> Iterator[Asked]:
        self._done.add(label)
        yield from self._told(label.text, printed.strip(), side)

    def _told(self, text: str, printed: str, side: Cell | None) -> Iterator[Asked]:
        hints = read_hints(text)
        if asks_nothing(hints) or (self._signed and fold_label(hints.label) in _SIGNED_ON):
            return
        at_side = side.text if side is not None else ""
        around = tuple(filter(None, (self._person, self._section)))
        yield Asked(text, printed, at_side, around)
        person = person_of(hints.label)
        self._person = person or self._person

    def _pieces(self, cell: Cell, owner: Cell | None) -> Iterator[Asked]:
        pieces = pieces_of(cell)
        if owner is not None and asks_nothing(read_hints(owner.text)):
            return
        if any(asks_nothing(read_hints(label)) for label, _ in pieces):
            return
        for label, printed in pieces:
            yield from self._told(label, printed.strip(), owner)

    def _row_table(self, table: RowTable) -> Asked:
        title = table.side.text if table.side else table.title
        first = min(cell.row for cell in table.cells)
        if not title.strip():
            title = self._title_above(first)
        return Asked(title, columns=table.columns, around=tuple(filter(None, (self._section,))))

    def _title_above(self, row: int) -> str:
        above = self.grid.row(row - 1)
        if len(above) == 1 and self.natures[above[0]] is Nature.LABEL:
            return above[0].text
        if row == self.grid.row_numbers()[0]:
            return self.heading
        return ""

    def _sum(self, cell: Cell) -> Iterator[Asked]:
        """The total below a table, a field of its own."""
        table = next(one for one in self._tables.values() if cell in one.total)
        if cell is table.total[0] and len(table.total) > 1:
            place = table.total[1]
            head = self.grid.at(table.first.row, place.column)
            printed = place.text.strip() or (_unit_of(head.text) if head else "")
            yield Asked(cell.text, printed, around=tuple(filter(None, (self._section,))))

    def _left(self, row: "_Row") -> Iterator[Asked]:
        """Labels without a place in their row: it is below, within the cell, or there is none."""
        below = [self.grid.below(cell) for cell in row.pending]
        if len(row.pending) == 1 and not row.asked:
            yield from self._alone(row.pending[0], below[0], row.side)
        elif all(one is not None and self._waits_below(one) for one in below):
            for label, place in zip(row.pending, below, strict=True):
                if place is not None:
                    self._done.add(place)
                    yield from self._emit(label, place.text, row.side)

    def _waits_below(self, cell: Cell) -> bool:
        row = self.grid.row(cell.row)
        own = [one for one in row if one.row == cell.row]
        waiting = sum(self.natures[one] is Nature.PLACE for one in own)
        # Of a row to fill in, a cell or two may hold an example.
        label = self.natures[cell] is Nature.LABEL and "\n" not in cell.text
        return cell in own and waiting >= _WAITING * len(own) and not label

    def _alone(self, label: Cell, below: Cell | None, side: Cell | None) -> Iterator[Asked]:
        """A label across the row: above its place, a box to write in, or the heading of a section."""
        hints = read_hints(label.text)
        if is_title(label, self.grid):
            return
        if below is not None and self._is_alone(below):
            if self.natures[below] is Nature.PLACE:
                self._done.add(below)
                yield from self._emit(label, below.text, side)
                return
            if below.row != label.row and instructs(below.text):
                self._done.add(below)
                yield from self._emit(label, below.text, side)
                return
        if self._is_box(label, below):
            yield from self._emit(label, hints.rest, side)
        else:
            self._section, self._person = label.text, ""

    def _is_alone(self, cell: Cell) -> bool:
        return sum(one.row == cell.row for one in self.grid.row(cell.row)) == 1

    def _is_box(self, label: Cell, below: Cell | None) -> bool:
        """Tell whether a heading has room for its answer in its own cell."""
        hints = read_hints(label.text)
        if any(hints.limits) or label.room >= _ROOM or hints.rest:
            return True
        ends = below is None or self._is_alone(below)
        if ends and label.text.rstrip().endswith((":", "：")):
            return True
        return hints.numbered and ends and (label.room > 0 or below is not None)


def _has_boxes(text: str) -> bool:
    marks = find_marks(fold_width(text))
    return (
        any(not mark.bare for mark in marks)
        and (len(marks) > 1 or bool(re.sub(r"[\W_]", "", text)))
    ) or bool(printed_choices(text).choices)


def is_title(label: Cell, grid: CellGrid) -> bool:
    """Tell whether a row across the top names the form itself."""
    title = _TITLE.search(read_hints(label.text).label) is not None
    return title and label.row == grid.row_numbers()[0]


def _unit_of(text: str) -> str:
    return next((one for one in read_hints(text).groups), "")


# The day of signing, beside the signature.
_SIGNED_ON = frozenset({"日期", "date", "дата", "时间"})
_TITLE = re.compile(
    r"(?:申报|申请|报名|推荐|登记|信息|审批|汇总|备案|评审|评选|情况|统计|确认)(?:表格?|书|单)$"
    r"|application form$|^заявка",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?P<who>.{2,12}?)姓名$|^(?P<of>.{0,8}单位)名称$|^(?P<body>.{0,10}(?:负责人|教师|老师|导师|联系人|推荐人|代表人|法人|队长|组长|主持人|单位))$"
)


def person_of(label: str) -> str:
    """Return whom the labels that follow concern: 指导老师 after 指导老师姓名."""
    found = _PERSON.match(label)
    return next(filter(None, found.groups()), "") if found else ""
