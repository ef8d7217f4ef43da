"""The answers of a form, found by the meaning of its layout. Read this first.

A label is looked for as a cell of its own first, then with its answer in one cell, then in the
lines outside tables. The same reading serves Word tables and the tables of a PDF's text layer.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from parsers.answers import Answer, Answers
from parsers.facts import Table
from parsers.forms.label import LabelIndex, index_labels
from parsers.forms.layout import Layout, places_of, read_layouts
from parsers.forms.lines import read_lines
from parsers.forms.place import Place, settle
from parsers.forms.prompt import strip_prompt
from parsers.forms.ticks import read_ticks
from parsers.spec import FieldSpec, FormSpec

# A limit printed above, below or in the place for the answer: "（500字内）".
_LIMIT = r"[(（]?\s*(?:限|不超过)?\s*\d+\s*字\s*(?:以内|之内|内)?\s*[)）]?"
_LIMIT_LINE = re.compile(rf"\A\s*{_LIMIT}\s*(?:\n|\Z)|\n\s*{_LIMIT}\s*\Z")


def read_answers(tables: Sequence[Table], paragraphs: Sequence[str], form: FormSpec) -> Answers:
    """Reads the form's fields from tables and from the lines outside them.

    `paragraphs` may also be all lines of a page, tables included: what a table told is kept.
    """
    index = index_labels(form)
    choosing = frozenset(number for number, spec in enumerate(form.fields) if spec.choices)
    layouts = read_layouts(tables, index, choosing)
    read: dict[int, Answer] = {}
    for places in (
        (place for layout in layouts for place in places_of(layout)),
        (place for layout in layouts for place in _within_cells(layout, index, form)),
        read_lines(paragraphs, index, form),
    ):
        for number, answer in _answers(places, index, form, read).items():
            read.setdefault(number, answer)
    return Answers(
        tuple(
            read.get(number) or Answer(spec.key, label_found=False)
            for number, spec in enumerate(form.fields)
        )
    )


def _within_cells(layout: Layout, index: LabelIndex, form: FormSpec) -> Iterator[Place]:
    for cell in layout.unread:
        yield from read_lines([cell.text], index, form, bounded=True)


def _answers(
    places: Iterable[Place], index: LabelIndex, form: FormSpec, known: Collection[int]
) -> dict[int, Answer]:
    """The first answer to each field that says something, else that it was left empty."""
    found: dict[int, Answer] = {}
    for number, text in settle(places, known):
        earlier = found.get(number)
        if earlier is None or not earlier.text:
            answer = _answer(form.fields[number], _without_label(text, number, index))
            if earlier is None or answer.text:
                found[number] = answer
    return found


def _without_label(text: str, number: int, index: LabelIndex) -> str:
    """Some repeat the label before the answer: 联系人 | 联系人：张三."""
    match = index.in_line(text)
    if match and match["after"] == ":" and number in index.match(match["label"]):
        return text[match.end() :]
    return text


def _answer(spec: FieldSpec, text: str) -> Answer:
    if spec.max_words is not None:
        text = _LIMIT_LINE.sub("", text)
    if not spec.choices:
        return Answer(spec.key, strip_prompt(text, spec.prompt))
    ticks = read_ticks(text, spec.choices, multiple=spec.multiple)
    if ticks.selected:
        return Answer(spec.key, "、".join((*ticks.selected, *ticks.others)), ticks.selected)
    return Answer(spec.key, strip_prompt(ticks.rest, spec.prompt))
