"""Reads the answers of a form by the meaning of its layout. Start here.

A label is looked for as a cell of its own first, then with its answer in one cell, then in the
lines outside tables. The same reading serves Word tables and the tables of a PDF's text layer.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.facts.answers import Answer, Answers
from parsers.facts.file_facts import Cell, Styled, StyledLine, Table
from parsers.facts.size_caps import LONGEST_CELL, folded_gaps
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.forms.choices.marked import marked_choices
from parsers.forms.choices.ticks import read_ticks
from parsers.forms.groups import group_named, groups_of
from parsers.forms.label import LabelIndex, index_labels
from parsers.forms.layout import Layout, places_of, read_layouts
from parsers.forms.learning.blanks import is_blank
from parsers.forms.learning.limits import without_limit
from parsers.forms.lines import read_lines
from parsers.forms.place import Place, settle, with_comments
from parsers.forms.prompt import strip_prompt
from parsers.forms.row_answers import read_rows
from parsers.texts.phrases.invitation import without_invitations

# A limit printed above, below or in the place for the answer: "（500字内）".
_LIMIT = r"[(（]?\s*+(?:限|不超过)?\s*+\d++\s*+字(?:\s*+(?:以内|之内|内))?(?:\s*+[)）])?"
_LIMIT_LINE = re.compile(rf"\A\s*+{_LIMIT}\s*(?:\n|\Z)|(?<!\s)[^\S\n]*+\n\s*+{_LIMIT}\s*+\Z")
# The same in brackets before the answer, and the writer's own count behind it: "（共480字）".
_LIMIT_BESIDE = re.compile(
    r"\A\s*+[(（]\s*+(?:限|不超过|≤)?\s*+\d{2,5}\s*+字\s*+(?:以内|之内|内)?\s*+[)）]"
    r"|[(（]\s*+(?:共|字数|全文)[^()（）]{0,8}\d{1,5}\s*+字?\s*+[)）]\s*+\Z"
)
# The place for the seal, printed or typed in the applicant's cell.
_SEAL = r"(?:加盖|单位|请)?(?:公章|盖章|签章|盖公章|单位公章)"
_SEAL_PLACE = re.compile(
    rf"(?:(?<!\s)\s++)?[(（]\s*+{_SEAL}[^()（）]{{0,6}}[)）]\s*+\Z|\A\s*+{_SEAL}\s*+[:：]?\s*+\Z"
)
_WORDS = (FieldKind.TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.TABLE)
_BLANK_DATE = re.compile(r"[年月日\s_/.-]*")


def read_answers(
    tables: Sequence[Table],
    paragraphs: Sequence[str],
    form: FormSpec,
    styled: Iterable[StyledLine] = (),
) -> Answers:
    """Reads the form's fields from tables and from the lines outside them.

    `paragraphs` may also be all lines of a page, tables included: what a table told is kept.
    `styled` are those of the paragraphs that are not plain.
    """
    looks = {line.text: line.styled for line in styled}
    index = index_labels(form)
    choosing = frozenset(number for number, spec in enumerate(form.fields) if spec.choices)
    rows = read_rows(tables, form, index)
    headings = _headings(tables, paragraphs, index)
    layouts = read_layouts(with_comments(rows.without(tables)), index, choosing, headings)
    read = {number: _of_rows(form.fields[number], found) for number, found in rows.rows.items()}
    for places in (
        (place for layout in layouts for place in places_of(layout)),
        (place for layout in layouts for place in _within_cells(layout, index, form)),
        read_lines(paragraphs, index, form, looks),
    ):
        for number, answer in _answers(places, index, form, read).items():
            read.setdefault(number, answer)
    return Answers(
        tuple(
            read.get(number) or Answer(spec.key, label_found=False)
            for number, spec in enumerate(form.fields)
        )
    )


def _of_rows(spec: FieldSpec, rows: Sequence[tuple[str, ...]]) -> Answer:
    text = "\n".join("；".join(row) for row in rows)
    return Answer(spec.key, text[:LONGEST_CELL], rows=tuple(rows))


def _headings(tables: Sequence[Table], lines: Sequence[str], index: LabelIndex) -> list[str]:
    """The group that each table stands under, by the lines before it; "" where nothing tells."""
    if not index.groups:
        return [""] * len(tables)
    found, current, passed = [], "", 0
    for table in tables:
        for line in lines[passed : table.after or 0]:
            current = group_named(line, index.groups) or current
        passed = max(passed, table.after or 0)
        found.append(current)
    return found


def _within_cells(layout: Layout, index: LabelIndex, form: FormSpec) -> Iterator[Place]:
    """The labels in cells with their answers. In a box below its heading, what other fields are
    called may be the writer's own subheadings.
    """
    headed = {cell: _heading_of(cell, index) for cell in layout.unread}
    elsewhere = {field for fields in headed.values() for field in fields} | layout.with_own_cell
    for cell, own in headed.items():
        yield from read_lines(
            [cell.text],
            index,
            form,
            {cell.text: cell.styled},
            bounded=True,
            under=layout.under(cell),
            apart=frozenset(elsewhere.difference(own) if own else ()),
        )


def _heading_of(cell: Cell, index: LabelIndex) -> tuple[int, ...]:
    """The fields that the first line of a box, by itself, names."""
    first, line_end, _ = cell.text.partition("\n")
    return index.match(first) if line_end else ()


def _answers(
    places: Iterable[Place], index: LabelIndex, form: FormSpec, known: Collection[int]
) -> dict[int, Answer]:
    """The first answer to each field that says something, else that it was left empty."""
    found: dict[int, Answer] = {}
    for number, place in settle(places, known, groups_of(form)):
        if form.fields[number].columns:
            # Its rows were read, or the table is not there.
            continue
        earlier = found.get(number)
        if earlier is None or not earlier.text:
            text = _without_label(place.text, number, index)
            answer = _answer(form.fields[number], text, place.styled)
            if answer.text and place.commented:
                answer = replace(answer, commented=True)
            if earlier is None or answer.text:
                found[number] = answer
    return found


def _without_label(text: str, number: int, index: LabelIndex) -> str:
    """Some repeat the label before the answer: 联系人 | 联系人：张三."""
    match = index.in_line(text)
    if match and match["after"] == ":" and number in index.match(match["label"]):
        return text[match.end() :]
    return text


def _answer(spec: FieldSpec, text: str, styled: Sequence[Styled]) -> Answer:
    text = folded_gaps(text)[:LONGEST_CELL]
    if spec.max_words is not None or spec.min_words is not None:
        # Before its limit of length is cut, which may be a part of the prompt itself.
        text = strip_prompt(text, spec.prompt)
        text = without_limit(_LIMIT_BESIDE.sub("", _LIMIT_LINE.sub("", text)))
    else:
        text = _SEAL_PLACE.sub("", text)
    text = without_invitations(text, (spec.label, *spec.aliases), spec.choices)
    if spec.kind is FieldKind.DATE and _BLANK_DATE.fullmatch(text):
        return Answer(spec.key)
    if not spec.choices:
        text = strip_prompt(text, spec.prompt)
        # Units and dates still to be completed are no answers.
        left_blank = spec.kind not in _WORDS and is_blank(text)
        return Answer(spec.key, "" if left_blank else text)
    return _choice(spec, text, styled)


def _choice(spec: FieldSpec, text: str, styled: Sequence[Styled]) -> Answer:
    """Return what was ticked, named or left over; where that is nothing, or everything, what stands out."""
    ticks = read_ticks(text, spec.choices, multiple=spec.multiple)
    rest = "" if ticks.selected else strip_prompt(ticks.rest, spec.prompt)
    if styled and not rest and len(ticks.selected) in (0, len(spec.choices)):
        marked = marked_choices(styled, spec.choices, multiple=spec.multiple)
        if marked is not None and marked.sure:
            return Answer(spec.key, "、".join(marked.chosen), marked.chosen)
        if marked is not None and not ticks.selected:
            named = marked.chosen or spec.choices
            return Answer(spec.key, "、".join(named), doubtful=True)
    if ticks.selected:
        said = [one for one in ticks.others if "：" in one]
        plain = [one for one in ticks.selected if not any(o.startswith(f"{one}：") for o in said)]
        return Answer(spec.key, "、".join((*plain, *ticks.others)), ticks.selected)
    return Answer(spec.key, rest)
