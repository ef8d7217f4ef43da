"""Reads the list of choices printed in a blank form."""

import re
from dataclasses import dataclass

from parsers.forms.choices.tick_marks import find_marks
from parsers.forms.label import fold_width

_RADIO = "○◯〇"
_OPEN_END = re.compile(r"(?:等等?|……|\.{3})[。.)\]】]?$")
_HINT = re.compile(r"[(（](?=[^()（）]*+[)）])[^()（）选勾]*+[选勾][^()（）]*+[)）]")
_OTHER = re.compile(r"其[他它][:：_＿\s]*$")
# "科技/环保" in a prompt is no list; three options are.
_FEWEST = 3
_LONGEST_CHOICE = 20
# Of these nobody ticks two, boxes or not.
_EXCLUSIVE = ({"是", "否"}, {"有", "无"}, {"男", "女"})


@dataclass(frozen=True, slots=True)
class PrintedChoices:
    """`open`: the list ends in 等 or 其他. `multiple`: boxes may be ticked more than once."""

    choices: tuple[str, ...] = ()
    open: bool = False
    multiple: bool = False


def printed_choices(text: str) -> PrintedChoices:
    """Reads "☐ A ☐ B" (several may be ticked; ○: one) or "（A/B/C等）" (one); else no choices."""
    text = _HINT.sub("", text)
    folded = fold_width(text)
    marks = [mark for mark in find_marks(folded) if not mark.bare]
    if len(marks) > 1:
        pieces = _between([(mark.start, mark.end) for mark in marks], text)
        return _listed(pieces, multiple=not any(mark.sign in _RADIO for mark in marks))
    inner = folded.strip()
    inner = inner[1:] if inner.startswith(("(", "[", "【")) else inner
    inner = inner[:-1] if inner.endswith((")", "]", "】")) else inner
    pieces = re.split(r"[/|]", inner)
    if len(pieces) < _FEWEST:
        return PrintedChoices()
    return _listed(pieces, multiple=False)


def _between(marks: list[tuple[int, int]], text: str) -> list[str]:
    """The texts after each mark, or before each where the marks stand behind the options."""
    starts = [end for _, end in marks]
    ends = [*(start for start, _ in marks[1:]), len(text)]
    if text[: marks[0][0]].strip():
        starts, ends = [0, *starts[:-1]], [start for start, _ in marks]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _listed(pieces: list[str], *, multiple: bool) -> PrintedChoices:
    # A line of the page may end within a choice.
    whole = [
        re.sub(r"(?<=[\u4e00-\u9fff])[^\S\n]*+\n\s*+(?=[\u4e00-\u9fff])", "", one) for one in pieces
    ]
    names = [piece.strip(" \t\r\n\u3000、,，;；/|") for piece in whole]
    is_open = bool(_OPEN_END.search(names[-1])) or any(map(_OTHER.match, names))
    choices = tuple(
        name
        for piece in names
        if (name := _OPEN_END.sub("", piece).strip()) and not _OTHER.match(name)
    )
    if any(len(choice) > _LONGEST_CHOICE for choice in choices):
        return PrintedChoices()
    return PrintedChoices(choices, is_open, multiple and set(choices) not in _EXCLUSIVE)
