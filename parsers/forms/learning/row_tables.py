"""Finds tables of rows in a blank form: team members, budgets, lists of results."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.facts.file_facts import Cell
from parsers.forms.grid import CellGrid
from parsers.forms.label import fold_label
from parsers.forms.learning.hints import read_hints
from parsers.forms.learning.nature import Nature
from parsers.forms.learning.wording import asks_nothing

ORDINALS = frozenset({"序号", "编号", "no", "n", "№", "序", "№п/п", "п/п", "sn", "s/n", "#", ""})
_ROW_NUMBER = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[（(]\d{1,2}[）)]|[①-⑳]|…{1,4}|\.{2,6}|[.、]) ?[.、．)）]?"
)
_PEOPLE = re.compile(
    r"成员|队员|队长|组长|负责人|主持人|作者|参与人|参加人|指导教师|指导老师|第[一二三四五六七八九十\d]"
    r"|[一二三四五六七八九十\d]$|member|leader"
)
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总额|total|итого|всего)", re.IGNORECASE)
_HEADING = re.compile(
    r"信息|情况|成员|名单|明细|一览|清单|列表|组成|构成|预算|教师|老师|团队|人员|members?|team"
)
_FIRST_HEADS = re.compile(r"名目|项目|科目|指标|类别|内容|序号|名称|阶段|时间|年度|年份|姓名")


def is_row_number(text: str) -> bool:
    return _ROW_NUMBER.fullmatch(text.strip()) is not None


def is_total(folded: str) -> bool:
    """Tell whether a label begins the row that sums up a table."""
    return _TOTAL.match(folded) is not None


@dataclass(frozen=True, slots=True)
class RowTable:
    """`columns` as printed; `cells` are all of it, `total` its last row where it sums up."""

    first: Cell
    side: Cell | None
    title: str
    columns: tuple[str, ...]
    cells: frozenset[Cell]
    total: tuple[Cell, ...] = ()


def find_row_tables(grid: CellGrid, natures: Mapping[Cell, Nature]) -> list[RowTable]:
    """The tables of rows within one table of the form, top to bottom."""
    found: list[RowTable] = []
    end = -1
    for number in grid.row_numbers():
        if number >= end and (one := _table_at(grid, natures, number)) is not None:
            found.append(one)
            end = max(cell.row + cell.row_span for cell in (*one.cells, *one.total))
    return found


def _table_at(grid: CellGrid, natures: Mapping[Cell, Nature], number: int) -> RowTable | None:
    row = list(grid.row(number))
    sides = _sides(row, natures, number)
    heads = row[len(sides) :]
    if not _are_heads(heads, natures, number):
        return None
    body = list(_body(grid, natures, heads, sides, number))
    first_column = [rows[0] for rows in body]
    if not _is_table(heads, body, first_column, natures, bool(sides)):
        return None
    total = _total(grid, natures, number + len(body) + 1, sides)
    cells = frozenset((*heads, *(cell for rows in body for cell in rows)))
    columns, title = _columns(heads, first_column, natures)
    side = sides[-1] if sides else None
    return RowTable(heads[0], side, title, columns, cells, total)


def _sides(row: Sequence[Cell], natures: Mapping[Cell, Nature], number: int) -> list[Cell]:
    """The labels at the left that go on below the header."""
    found: list[Cell] = []
    for cell in row:
        if cell.row + cell.row_span <= number + 1 or natures[cell] is not Nature.LABEL:
            break
        found.append(cell)
    return found


def _are_heads(heads: Sequence[Cell], natures: Mapping[Cell, Nature], number: int) -> bool:
    """Labels side by side, none with room beside it; the first may be an empty corner."""
    labels = [cell for cell in heads if natures[cell] is Nature.LABEL]
    corner = not heads or heads[0] in labels or not heads[0].text.strip()
    return (
        len(labels) >= 2  # noqa: PLR2004 - one label is no header
        and corner
        and len(labels) >= len(heads) - 1
        and all(cell.row + cell.row_span == number + 1 for cell in heads)
        and not any(cell.text.rstrip().endswith((":", "：")) for cell in labels)
    )


def _body(
    grid: CellGrid,
    natures: Mapping[Cell, Nature],
    heads: Sequence[Cell],
    sides: Sequence[Cell],
    number: int,
) -> Iterator[list[Cell]]:
    """The rows below a header whose cells stand below its cells and wait to be filled in."""
    counted: bool | None = None
    while True:
        number += 1
        row = [cell for cell in grid.row(number) if cell not in sides]
        if not row or not _fits(row, heads) or not _waits(row, heads, natures):
            return
        numbered = not row[0].text.strip() or is_row_number(row[0].text)
        if counted is not None and numbered is not counted:
            return
        if not numbered and is_total(fold_label(row[0].text)):
            return
        counted = numbered
        yield row


def _fits(row: Sequence[Cell], heads: Sequence[Cell]) -> bool:
    """Tell whether every cell stands below one head, and every head has one below."""
    ends = [head.column + head.column_span for head in heads]
    place = 0
    met = set()
    for cell in row:
        while place < len(heads) and cell.column >= ends[place]:
            place += 1
        if (
            place == len(heads)
            or cell.column < heads[place].column
            or (cell.column + cell.column_span > ends[place])
        ):
            return False
        met.add(place)
    return len(met) == len(heads)


def _waits(row: Sequence[Cell], heads: Sequence[Cell], natures: Mapping[Cell, Nature]) -> bool:
    end = heads[0].column + heads[0].column_span
    beyond = [cell for cell in row if cell.column >= end]
    return (
        bool(beyond)
        and all(natures[cell] is Nature.PLACE for cell in beyond)
        and all(natures[cell] is not Nature.LABELLED for cell in row)
    )


def _is_table(
    heads: Sequence[Cell],
    body: Sequence[Sequence[Cell]],
    first_column: Sequence[Cell],
    natures: Mapping[Cell, Nature],
    at_side: bool,
) -> bool:
    """Tell whether header and rows are a table, not labels that have places elsewhere."""
    if not body:
        return False
    named = natures[first_column[0]] is Nature.LABEL
    told = at_side or not heads[0].text.strip() or fold_label(heads[0].text) in ORDINALS
    if named:
        # A label with a printed value, above rows of labels and places, looks alike.
        plain = _FIRST_HEADS.fullmatch(fold_label(heads[0].text)) is not None
        header = told or bool(_FIRST_HEADS.search(heads[0].text) or _HEADING.search(heads[0].text))
        several = len(heads) > 2 and (header or len(body) > 1)  # noqa: PLR2004 - two are a label and its value
        long = header and len(body) > (1 if plain else 2)
        return not asks_nothing(read_hints(first_column[0].text)) and (several or long)
    numbered = bool(first_column[0].text.strip())
    return len(body) > 1 or numbered or told


def _columns(
    heads: Sequence[Cell], first_column: Sequence[Cell], natures: Mapping[Cell, Nature]
) -> tuple[tuple[str, ...], str]:
    """The headings of what each row holds, and the corner where that names the whole table."""
    named = natures[first_column[0]] is Nature.LABEL
    others = [cell.text for cell in heads[1:]]
    if named and sum(bool(_PEOPLE.search(fold_label(one))) for one in others) * 2 > len(others):
        # Members side by side: each column is one of them.
        return tuple(cell.text for cell in first_column), heads[0].text
    if named and (not heads[0].text.strip() or _HEADING.search(heads[0].text)):
        return tuple(others), heads[0].text
    return tuple(cell.text for cell in heads if fold_label(cell.text) not in ORDINALS), ""


def _total(
    grid: CellGrid, natures: Mapping[Cell, Nature], number: int, sides: Sequence[Cell]
) -> tuple[Cell, ...]:
    row = [cell for cell in grid.row(number) if cell not in sides]
    if not row or not is_total(fold_label(row[0].text)):
        return ()
    return tuple(row) if all(natures[cell] is Nature.PLACE for cell in row[1:]) else ()
