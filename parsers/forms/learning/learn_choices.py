"""Reads the list of choices printed in a blank form."""

import re
from dataclasses import dataclass

from parsers.forms.choices.tick_marks import find_marks
from parsers.forms.label import fold_width

_RADIO = "○◯〇"
_OPEN_END = re.compile(r"(?:等等?|……|\.{3})[。.)\]】]?$")
_HINT = re.compile(r"[(（](?=[^()（）]*+[)）])[^()（）选勾]*+[选勾][^()（）]*+[)）]")
# Numbers before the options, and a heading before the first, are no options.
_HEADS = re.compile(r"[:：]$|^\d{1,2}[.、．)）]$")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}[.、．)）]$|^\d{1,2}[.、．)）](?!\d)")
# "论文（  ）篇、专利（  ）项": the brackets wait for figures.
_COUNTED = re.compile(r"[篇项份件次个人名部套](?:\W|$)")
# "是（股票代码：      ）": more is asked of those who tick it.
_ASKING_MORE = re.compile(r"[(（](?:[^()（）]{0,30}[:：])?[\s_＿]{0,80}[)）]$")
# An example is no list.
_EXAMPLE = re.compile(r"^\W*(?:如|例|e\.g|for example|например)", re.IGNORECASE)
_OTHER = re.compile(
    r"(其[他它]|others?|друг\w{1,3}|иное)\W{0,10}(?:[(（][^()（）]{0,40})?(?:please specify|请注明|请说明)?"
    r"[\W_]{0,80}$",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"[_＿:：…(（]|请注明|请说明|specify|укажите")
# "科技/环保" in a prompt is no list; three options are.
_FEWEST = 3
_DENIES = re.compile(r"不|非|未|无|没有|no\b|not\b|нет|не\b", re.IGNORECASE)
_LONGEST_CHOICE = 40
# Of these nobody ticks two, boxes or not.
_EXCLUSIVE = (
    {"是", "否"}, {"有", "无"}, {"有", "没有"}, {"男", "女"},
    {"yes", "no"}, {"да", "нет"}, {"male", "female"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrintedChoices:
    """`open`: the list ends in 等 or 其他. `multiple`: boxes may be ticked more than once."""

    choices: tuple[str, ...] = ()
    open: bool = False
    multiple: bool = False


def printed_choices(text: str) -> PrintedChoices:
    """Reads "☐ A ☐ B" (several may be ticked; ○ and （ ）: one) or "（A/B/C等）" (one); else none."""
    text = _HINT.sub("", text)
    folded = fold_width(text)
    marks = [mark for mark in find_marks(folded) if not mark.bare]
    if len(marks) > 1:
        pieces = _between([(mark.start, mark.end) for mark in marks], text)
        return _listed(pieces, multiple=not any(_is_radio(mark.sign) for mark in marks))
    inner = folded.strip()
    inner = inner[1:] if inner.startswith(("(", "[", "【")) else inner
    inner = inner[:-1] if inner.endswith((")", "]", "】")) else inner
    pieces = [] if _EXAMPLE.match(inner) or {*"(（"} & {*inner} else re.split(r"[/|]", inner)
    if len(pieces) < _FEWEST and {one.strip().casefold() for one in pieces} not in _EXCLUSIVE:
        return PrintedChoices()
    return _listed(pieces, multiple=False)


def _is_radio(sign: str) -> bool:
    return sign in _RADIO or sign[0] in "([【〔"


def _between(marks: list[tuple[int, int]], text: str) -> list[str]:
    """The texts after each mark, or before each where the marks stand behind the options."""
    starts = [end for _, end in marks]
    ends = [*(start for start, _ in marks[1:]), len(text)]
    before = text[: marks[0][0]].strip()
    if before and not _HEADS.search(before):
        starts, ends = [0, *starts[:-1]], [start for start, _ in marks]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _listed(pieces: list[str], *, multiple: bool) -> PrintedChoices:
    # A line of the page may end within a choice.
    whole = [
        re.sub(r"(?<=[\u4e00-\u9fff])[^\S\n]*+\n\s*+(?=[\u4e00-\u9fff])", "", one) for one in pieces
    ]
    names = [_NUMBER.sub("", piece.strip()).strip(" \t\r\n\u3000、,，;；/|") for piece in whole]
    is_open = bool(_OPEN_END.search(names[-1])) or any(map(_is_left_open, names))
    choices = tuple(filter(None, map(_name, names)))
    counted = sum(bool(_COUNTED.match(name)) for name in names)
    if any(len(choice) > _LONGEST_CHOICE for choice in choices) or 2 * counted > len(names):
        return PrintedChoices()
    return PrintedChoices(choices, is_open, multiple and not _exclude_each_other(choices))


def _name(piece: str) -> str:
    """The option without 等, the line to write on, and the blank unit behind it."""
    other = _OTHER.match(piece)
    return other[1] if other else _ASKING_MORE.sub("", _OPEN_END.sub("", piece)).strip(" _＿:：")


def _is_left_open(piece: str) -> bool:
    other = _OTHER.match(piece)
    return other is not None and _LEFT_OPEN.search(piece[other.end(1) :]) is not None


def _exclude_each_other(choices: tuple[str, ...]) -> bool:
    """Tell whether nobody ticks two: 是 and 否, 同意 and 不同意."""
    folded = {choice.casefold() for choice in choices}
    denied = {_DENIES.sub("", one, count=1) for one in folded if _DENIES.match(one)}
    return folded in _EXCLUSIVE or (len(folded) == 2 and bool(denied & folded))  # noqa: PLR2004
