"""Reads a blank official form into the specification that a campaign file holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.forms.grid import CellGrid
from parsers.forms.known_labels import (
    KNOWN_LABELS,
    NO_FIELDS,
    NOMINATOR,
    NOMINATOR_CONTACT,
    KnownLabel,
)
from parsers.forms.label import LONGEST_LABEL_CELL, fold_label, fold_width
from parsers.forms.learning.learn_choices import printed_choices

_LIMIT = re.compile(r"(\d{2,5})\s*个?字(?:以内|之内|内|左右)?")
_PROMPT = re.compile(r"\A\s*+[(（【\[].*[)）】\]]\s*+", re.DOTALL)
_BLANK = re.compile(r"[\s_＿年月日/]*")
_TYPED_LABEL = re.compile(
    r"\A\s*+(?P<label>[^\s:：。，；][^:：。，；]{1,29}?)\s*[:：](?P<rest>.*)", re.DOTALL
)
_GUESSED_KINDS = (
    (re.compile(r"电话|手机|传真"), FieldKind.PHONE),
    (re.compile(r"邮箱|邮件|e-?mail"), FieldKind.EMAIL),
    (re.compile(r"日期|时间"), FieldKind.DATE),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A label of the blank form and what is printed in the place for its answer."""

    label: str
    printed: str


def learn_form(tables: Sequence[Table], paragraphs: Sequence[str]) -> FormSpec:
    """The fields of a blank form in reading order.

    Keys come from the labels such forms share, else `field_N`; whether a field is required is the
    usual case for its label. A form without a table is learnt from lines that end in a colon.
    """
    asked = [entry for table in tables for entry in _asked(table)]
    if not asked:
        asked = list(_asked_in_lines(paragraphs))
    fields: list[FieldSpec] = []
    for entry in asked:
        # A row to be filled in has its number where a label would stand.
        folded = fold_label(entry.label)
        if folded not in NO_FIELDS and any(map(str.isalpha, folded)):
            fields.append(_field(entry, fields))
    return FormSpec(tuple(fields))


def _asked(table: Table) -> Iterator[_Asked]:
    grid = CellGrid(table)
    for cell in table.cells:
        if _is_place(cell) or len(cell.text) > LONGEST_LABEL_CELL:
            continue
        place = _place_for(cell, grid)
        if place is not None:
            yield _Asked(cell.text, place.text.strip())


def _place_for(label: Cell, grid: CellGrid) -> Cell | None:
    """The blank cell beside a label, or below it where another label stands beside."""
    beside = grid.beside(label)
    if beside is not None and _is_place(beside):
        return beside
    below = grid.below(label)
    if below is not None and _is_place(below) and grid.row(below.row)[0] is below:
        return below
    if below is not None and _is_place(below) and all(map(_is_place, grid.row(below.row))):
        return below
    return None


def _is_place(cell: Cell) -> bool:
    """Whether a cell waits for an answer: blank, a prompt in brackets, or a list to tick."""
    text = cell.text
    return bool(_BLANK.fullmatch(text) or _PROMPT.fullmatch(text) or printed_choices(text).choices)


def _asked_in_lines(paragraphs: Sequence[str]) -> Iterator[_Asked]:
    for line in paragraphs:
        match = _TYPED_LABEL.fullmatch(line)
        if match and _is_place(Cell(0, 0, match["rest"])):
            yield _Asked(match["label"], match["rest"].strip(" _＿"))


def _field(asked: _Asked, before: Sequence[FieldSpec]) -> FieldSpec:
    label = _label(asked.label)
    known = _known(label, before)
    printed = printed_choices(asked.printed)
    prompt = asked.printed if _PROMPT.fullmatch(asked.printed) else None
    spec = FieldSpec(
        key=known.key if known else f"field_{len(before) + 1}",
        label=label,
        max_words=_limit(asked.label) or _limit(asked.printed),
        prompt=prompt,
        choices=printed.choices,
        open_choices=printed.open,
        multiple=printed.multiple,
        kind=known.kind if known else _guess_kind(label),
    )
    return replace(spec, required=known.required) if known else spec


def _label(text: str) -> str:
    """The label as people write it: without line breaks, hints and the colon."""
    return fold_label(text) if text.isascii() else re.sub(r"[:：*★]", "", _without_hints(text))


def _without_hints(text: str) -> str:
    bare = re.sub(r"[(\[【〔（][^()\[\]【】（）]*[)\]】〕）]", "", re.sub(r"\s+", "", text))
    return re.sub(r"(?:不超过|限)?(?<!\d)\d++字(?:以内|内)?", "", bare)


def _known(label: str, before: Sequence[FieldSpec]) -> KnownLabel | None:
    """The well-known field of a label; the contact right after 推荐单位 is the nominator's."""
    known = KNOWN_LABELS.get(fold_label(label))
    keys = [spec.key for spec in before]
    if known and known.key == "contact_person" and keys[-1:] == [NOMINATOR.key]:
        known = NOMINATOR_CONTACT
    return None if known and known.key in keys else known


def _guess_kind(label: str) -> FieldKind:
    return next((kind for words, kind in _GUESSED_KINDS if words.search(label)), FieldKind.TEXT)


def _limit(text: str) -> int | None:
    match = _LIMIT.search(fold_width(text))
    return int(match[1]) if match else None
