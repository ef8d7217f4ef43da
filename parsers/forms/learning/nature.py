"""Tells what each cell of a blank form is: a label, a place for an answer, both, or a note."""

from enum import Enum, auto

from parsers.facts.file_facts import Cell
from parsers.forms.choices.tick_marks import find_marks
from parsers.forms.label import fold_width
from parsers.forms.learning.blanks import blank_lines, is_place, labelled_blanks
from parsers.forms.learning.hints import read_hints
from parsers.forms.learning.wording import may_label


class Nature(Enum):
    LABEL = auto()
    PLACE = auto()
    """Blank, a prompt in brackets, a unit, or a list to tick."""
    LABELLED = auto()
    """Labels with blank places behind them ("姓名：    职称：")."""
    NOTE = auto()


def nature_of(cell: Cell) -> Nature:
    """Return what a cell of a blank form is, by its text alone."""
    text = cell.text
    if not text.strip():
        return Nature.PLACE
    if _holds_labels(text):
        return Nature.LABELLED
    if is_place(text):
        return Nature.PLACE
    return Nature.LABEL if may_label(text, read_hints(text)) else Nature.NOTE


def _holds_labels(text: str) -> bool:
    """Labels with their places, all over the cell; one with nothing but a colon is a plain label."""
    whole = labelled_blanks(text)
    if len(whole) == 1 and not whole[0].printed.strip():
        return False
    if whole and not _is_list_heading(text, whole[0].label):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(labelled_blanks(line) for line in lines)


def _is_list_heading(text: str, label: str) -> bool:
    """Tell whether the label merely heads a list of choices ("创新训练项目：（ ）重点 （ ）一般")."""
    marks = find_marks(fold_width(text))
    return bool(marks) and text.count(":") + text.count("：") == 1 and len(label) > 1


def pieces_of(cell: Cell) -> list[tuple[str, str]]:
    """The labels of a LABELLED cell with what is printed in their places."""
    found = labelled_blanks(cell.text) or list(blank_lines(cell.text))
    return [(one.label, one.printed) for one in found]
