"""Finds the side label or heading that each cell and line of a form stands under."""

from collections.abc import Callable, Collection, Mapping, Sequence

from parsers.facts.file_facts import Cell
from parsers.facts.spec import FormSpec
from parsers.forms.grid import CellGrid
from parsers.forms.label import fold_label, fold_width

_LONGEST = 60
# 指导老师姓名 begins what concerns the 指导老师.
_ENDINGS = ("姓名", "名称")

Under = tuple[str, bool]
"""The group, folded, and whether it stands in the same row."""


def groups_of(form: FormSpec) -> tuple[str, ...]:
    """The folded group of each field; () where the form has none."""
    folded = tuple(fold_label(spec.group) if spec.group else "" for spec in form.fields)
    return folded if any(folded) else ()


def group_named(text: str, groups: Collection[str]) -> str:
    """The group that a cell or line names, alone or before a colon; "" for another text."""
    if not text or len(text) > _LONGEST * 2:
        return ""
    head = fold_width(text).split(":", 1)[0]
    if len(head) > _LONGEST:
        return ""
    folded = fold_label(head)
    if folded in groups:
        return folded
    bare = next((folded.removesuffix(one) for one in _ENDINGS if folded.endswith(one)), "")
    return bare if bare in groups else ""


def groups_in_table(
    grid: CellGrid, above: str, named: Callable[[Cell], str]
) -> Mapping[Cell, Under]:
    """The group of each cell: the nearest before it in its row, else the last one met above."""
    found: dict[Cell, Under] = {}
    current = above
    for number in grid.row_numbers():
        beside = ""
        for cell in grid.row(number):
            if cell.row == number:
                found[cell] = (beside or current, bool(beside))
            if group := named(cell):
                beside = current = group
    return found


def groups_in_lines(lines: Sequence[str], groups: Collection[str]) -> list[str]:
    """The group that each line stands under: the last line before it that names one."""
    found: list[str] = []
    current = ""
    for line in lines:
        found.append(current)
        current = group_named(line, groups) or current
    return found
