"""Finds the choices taken in a printed list: by ticks, by name, or by deleting the others."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.forms.choices.coded import taken_by_code
from parsers.forms.choices.tick_marks import Mark, attribute, find_marks
from parsers.forms.label import fold_width
from parsers.texts.traditional import simplified

_OTHER_CHOICE = "其他"
_OTHER = re.compile(r"其[他它]|other", re.IGNORECASE)
_BETWEEN = re.compile(r"[\n、,;/|]|\s{2,}")
_NOT_AN_ITEM = re.compile(
    r"(?:等等?|以上|之一|和|及|与|或|可多选|多选|单选|请选择|请勾选|类|方面|[\W_\d])*"
)
# What ends a printed list: 等, an 其他 left blank, the closing bracket.
_LIST_END = re.compile(r"^[^\w\n]*+(?:等等?|其[他它](?=[\W_]*(?:\n|$)))?[^\w\n]*_*")
_TRIM = " \t\n()[]【】〔〕:。.、,;/|_"
# The longest printed list of choices has some hundred characters.
LONGEST_ANSWER = 4_000
# A list item beside the choices is a few words; more is a sentence that explains them.
_LONGEST_ITEM = 30


@dataclass(frozen=True, slots=True)
class Ticks:
    """`selected` in the order of the list; `others` are free additions ("其他：……");
    `rest` is the text without the printed list, as typed.
    """

    selected: tuple[str, ...]
    others: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Naming:
    """A choice standing at a place in the text; `ticked` is None where it has no mark."""

    choice: str
    start: int
    end: int
    ticked: bool | None = None


def read_ticks(text: str, choices: Sequence[str], *, multiple: bool = True) -> Ticks:
    """Reads an answer to a field with choices.

    A list left as printed, without a tick, selects nothing. Part of the list without a tick is
    what was left when the rest was deleted. `multiple` allows that all choices were typed.
    """
    if len(text) > LONGEST_ANSWER:
        return Ticks((), rest=text.strip())
    folded = fold_width(text)
    simple = plain_words(folded)
    found = _find(simple, choices if _OTHER_CHOICE in choices else (*choices, _OTHER_CHOICE))
    marks = find_marks(folded)
    options = [(n.start, n.end) for n in found]
    states = taken_by_code(folded, options) or attribute(folded, options, marks)
    named = [
        _Naming(n.choice, n.start, n.end, state)
        for n, state in zip(found, states, strict=True)
        if n.choice in choices
    ]
    ticked = [naming for naming in named if naming.ticked]
    printed = [] if ticked else _printed_list(named, choices)
    if printed and not (multiple and _typed_list(folded, printed)):
        return read_ticks(_without(text, printed), choices, multiple=multiple)
    taken = {naming.choice for naming in ticked or named}
    others = (
        *_others(folded, named, marks, ticked=bool(ticked)),
        *_stated_other(folded, [naming for naming in named if naming.ticked], named, marks),
    )
    selected = tuple(choice for choice in choices if choice in taken)
    return Ticks(selected, others, "" if _NOT_AN_ITEM.fullmatch(simple) else _unmarked(text))


def plain_words(text: str) -> str:
    """Traditional characters as simplified ones, and Taiwan's word for a project, place by place."""
    return simplified(text).replace("专案", "项目")


def _find(folded: str, choices: Sequence[str]) -> list[_Naming]:
    """Every place where a choice is named; of choices that contain one another the longest."""
    by_text = {
        re.sub(r"\s+", "", plain_words(fold_width(choice))).lower(): choice for choice in choices
    }
    names = sorted(by_text, key=len, reverse=True)
    pattern = "|".join(r"\s*".join(map(re.escape, name)) for name in names) or "(?!)"
    return [
        _Naming(by_text[re.sub(r"\s+", "", match[0]).lower()], match.start(), match.end())
        for match in re.finditer(pattern, folded, re.IGNORECASE)
    ]


def _printed_list(named: Sequence[_Naming], choices: Sequence[str]) -> list[_Naming]:
    """The stretch of namings that is the whole list, each choice once; [] where there is none."""
    for start in range(len(named) - len(choices) + 1):
        stretch = list(named[start : start + len(choices)])
        if len({naming.choice for naming in stretch}) == len(choices) > 1:
            return stretch
    return []


def _typed_list(folded: str, printed: Sequence[_Naming]) -> bool:
    """All choices joined by 、 and without boxes were typed by hand, not left over."""
    gaps = [folded[a.end : b.start].strip() for a, b in pairwise(printed)]
    return all(gap == "、" for gap in gaps)


def _without(text: str, printed: Sequence[_Naming]) -> str:
    """The text without the printed list and the brackets around it."""
    head = re.sub(r"[(（【\[]\s*$", "", text[: printed[0].start])
    tail = _LIST_END.sub("", text[printed[-1].end :])
    return f"{head}\n{tail}"


def _unmarked(rest: str) -> str:
    marks = [mark for mark in find_marks(fold_width(rest)) if not mark.bare]
    for mark in reversed(marks):
        rest = rest[: mark.start] + rest[mark.end :]
    return rest.strip()


def _others(
    folded: str, named: Sequence[_Naming], marks: Sequence[Mark], *, ticked: bool
) -> tuple[str, ...]:
    """Items of the list that are none of the choices, kept visible."""
    blank = list(folded)
    for start, end in [(n.start, n.end) for n in named] + [(m.start, m.end) for m in marks]:
        blank[start:end] = "\n" * (end - start)
    items = []
    for raw, holds_choice in _items("".join(blank), folded, named):
        item = raw.strip(_TRIM)
        is_other = bool(_OTHER.match(item)) and bool(_OTHER.sub("", item).strip(_TRIM))
        free = not ticked and not holds_choice and bool(named)
        if is_other or (
            free and not _NOT_AN_ITEM.fullmatch(simplified(item)) and len(item) <= _LONGEST_ITEM
        ):
            items.append(item)
    return tuple(dict.fromkeys(items))


def _stated_other(
    folded: str, ticked: Sequence[_Naming], named: Sequence[_Naming], marks: Sequence[Mark]
) -> Iterator[str]:
    """Yield what was written behind a ticked 其他 that is one of the choices: "其他：哈萨克语"."""
    borders = sorted([*(n.start for n in named), *(m.start for m in marks), len(folded)])
    for naming in ticked:
        if _OTHER.fullmatch(naming.choice):
            end = borders[bisect_left(borders, naming.end)]
            told = folded[naming.end : end].split("\n", maxsplit=1)[0].strip(_TRIM)
            if any(map(str.isalnum, told)):
                yield f"{naming.choice}：{told}"


def _items(blank: str, folded: str, named: Sequence[_Naming]) -> list[tuple[str, bool]]:
    """Fragments between list marks, each with whether a choice stood in the same item."""
    items = []
    starts = sorted(naming.start for naming in named)
    start = 0
    for border in [*_BETWEEN.finditer(folded), None]:
        end = border.start() if border else len(folded)
        holds = bisect_left(starts, start) < bisect_left(starts, end)
        items += [(part, holds) for part in blank[start:end].split("\n") if part.strip()]
        start = border.end() if border else end
    return items
