"""Reads forms typed as lines: "案例名称：……", several labels on a line, answers that go on below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from parsers.facts.file_facts import Styled
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.forms.groups import Under, groups_in_lines
from parsers.forms.label import LabelIndex, fold_width, simple_characters
from parsers.forms.place import Place
from parsers.forms.shared import share

# What begins something else, so that no answer goes on over it.
_STOP = re.compile(r"\A\s*+(附件\s*+[\d一二三四五六]++\s*+($|[:：])|.{0,12}承诺书\s*+$)")
# In a page's lines the label's hint comes in the line below the label.
_HINT = re.compile(r"(?:(?<!\s)\s++)?[(（]\s*+(?:盖章|\d++\s*+字\s*+[以之]?内)\s*+[)）]\s*+")
# The place for the seal, printed beside the last answer of a line.
_SEAL_PLACE = re.compile(
    r"(?<!\s)\s++(?:盖章|签字|签章|公章)\s*+(?:[(（][^()（）]*+[)）]\s*+)?(?:[:：]\s*+)?$"
)
_UNKNOWN_LABEL = re.compile(r"\A\s*+[^\s,，。:：]{2,8}\s*+[:：]")
_NUMBERED = re.compile(
    r"\A\s*+(\d{1,2}|[一二三四五六七八九十]{1,2}|[(（]\d{1,2}[)）])\s*+[.、．)）]?"
)
# Blanks of any width, and what separates entries of a line.
_EDGES = " \t\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f_＿;；|"
_PLAIN: Mapping[str, tuple[Styled, ...]] = {}


@dataclass(frozen=True, slots=True)
class _Found:
    line: int
    start: int
    end: int
    fields: tuple[int, ...]
    shared: bool = False


def read_lines(
    lines: Sequence[str],
    index: LabelIndex,
    form: FormSpec,
    styled: Mapping[str, tuple[Styled, ...]] = _PLAIN,
    *,
    bounded: bool = False,
    under: Under | None = None,
    apart: frozenset[int] = frozenset(),
) -> Iterator[Place]:
    """The labelled answers in lines of text; `styled` has those by looks that are not plain.

    `bounded`: the lines are one cell, so that all in it up to the next label is the answer. `under`
    is the group that this cell stands under; `apart` are fields that are not answered here, whatever
    the writer's subheadings are called.
    """
    split = [(line, entry) for entry in lines for line in entry.split("\n") if line.strip()]
    rows = [line for line, _ in split]
    looks = [styled.get(entry, ()) for _, entry in split]
    groups = _unders(rows, index, under)
    labels = [
        label
        for number, line in enumerate(rows)
        for label in _labels(number, line, index)
        if not apart.issuperset(label.fields)
    ]
    for label, following in zip_longest(labels, labels[1:]):
        if following is not None and following.line == label.line:
            between = rows[label.line][label.end : following.start]
            own = looks[label.line]
            answer = _clean(between).rstrip("，、, ")
            yield from _places(label, answer, index, own, groups[label.line])
            continue
        first = _clean(rows[label.line][label.end :])
        below = rows[label.line + 1 : following.line if following else len(rows)]
        rest = [_HINT.sub("", line) for line in below if not _HINT.fullmatch(line)]
        spec = form.fields[label.fields[0]]
        more = rest if bounded else list(_goes_on(first, rest, spec))
        own = _looks(looks[label.line : label.line + 1 + len(more)])
        answer = "\n".join(filter(None, [first, *more]))
        yield from _places(label, answer, index, own, groups[label.line])


def _unders(rows: Sequence[str], index: LabelIndex, under: Under | None) -> Sequence[Under]:
    if under is not None or not index.groups:
        return [under or ("", False)] * len(rows)
    return [(group, False) for group in groups_in_lines(rows, index.groups)]


def _looks(rows: Sequence[tuple[Styled, ...]]) -> tuple[Styled, ...]:
    """Of several lines, each entry once: a cell's lines share theirs."""
    return tuple(piece for entry in dict.fromkeys(rows) for piece in entry)


def _places(
    label: _Found, text: str, index: LabelIndex, styled: tuple[Styled, ...], under: Under
) -> Iterator[Place]:
    if label.shared:
        yield from share(text, label.fields, index.kinds)
    else:
        yield Place(label.fields, text, styled, *under)


def _labels(number: int, line: str, index: LabelIndex) -> Iterator[_Found]:
    """The labels in a line. Within a line one without a colon counts only after a first label."""
    first = True
    for match in index.line_label.finditer(simple_characters(fold_width(line))):
        shared = index.shared(line[match.start("label") : match.end()])
        fields = shared or index.match(match["label"])
        at_start = not line[: match.start("label")].strip("*★【[# \t") or match.start() == 0
        if not fields or (match["after"] != ":" and not at_start and first):
            continue
        first = False
        yield _Found(number, match.start("label"), match.end(), fields, bool(shared))


def _clean(text: str) -> str:
    return _SEAL_PLACE.sub("", text).strip(_EDGES)


def _goes_on(first: str, rest: Sequence[str], spec: FieldSpec) -> Iterator[str]:
    """The following lines that belong to an answer which began with `first`."""
    long = spec.max_words is not None
    numbered = bool(_NUMBERED.match(first)) and not first[:3].isdigit()
    for number, line in enumerate(rest):
        if _STOP.match(line) or (not long and _UNKNOWN_LABEL.match(line)):
            return
        begins = not first and number == 0
        listed = numbered or (not first and spec.kind is FieldKind.TEXT)
        chosen = any(choice in line for choice in spec.choices)
        if not (long or begins or chosen or (listed and (not first or _NUMBERED.match(line)))):
            return
        yield line.strip()
