"""Reads a blank official form into the specification that a campaign file holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.forms.known_labels import NOMINATOR_CONTACT
from parsers.forms.label import fold_label, simple_characters
from parsers.forms.learning.asked import Asked
from parsers.forms.learning.blanks import instructs, is_blank
from parsers.forms.learning.equal_labels import Grouped, distinguish
from parsers.forms.learning.hints import Hints, read_hints, required_by
from parsers.forms.learning.keys import keyed, known_label
from parsers.forms.learning.kinds import kind_of
from parsers.forms.learning.learn_choices import PrintedChoices, printed_choices
from parsers.forms.learning.limits import printed_limits
from parsers.forms.learning.line_walk import asked_in_lines
from parsers.forms.learning.row_tables import ORDINALS
from parsers.forms.learning.table_walk import TableWalk
from parsers.forms.learning.units import unit_kind
from parsers.forms.learning.wording import is_note

_OPENS, _CLOSES = ("(", "（", "【", "["), (")", "）", "】", "]")
_SEAL = re.compile(r"盖章|公章|签章|签字|签名")
_RULED = re.compile(r"[_＿\s]+")
_LEGEND = re.compile(
    r"[*＊★※][^。\n]{0,16}(?:必填|必须|required|mandatory|обязательн)|(?:必填|required)[^。\n]{0,8}[*＊★]",
    re.IGNORECASE,
)
# What a complete form may well leave empty.
_SELDOM = re.compile(
    r"备注|其他(?:需要)?(?:说明|事项|情况)|补充|传真|曾用名|英文名|网址|网站|主页|公众号|微信|qq|获奖|奖项|荣誉|表彰|附件|fax|website|remarks|примечан|сайт",
    re.IGNORECASE,
)
# Of these a choice is one, boxes or not, unless the form says otherwise.
_ONE_OF = re.compile(
    r"性质|类型|类别|级别|等级|层次|赛道|组别|学历|学位|性别|民族|面貌|规模|是否|有无|category|\btype|track|status"
    r"|номинац|категори|\bтип",
    re.IGNORECASE,
)
# A form with more has seldom been made by an office.
MANY = 150
MOST = 500


@dataclass(frozen=True, slots=True)
class LearnedForm:
    """A form as learnt; `doubts` are questions for the clerk, in Chinese."""

    spec: FormSpec
    doubts: tuple[str, ...] = ()


def learn_form(tables: Sequence[Table], paragraphs: Sequence[str]) -> FormSpec:
    """The fields of a blank form in reading order; see `learn`."""
    return learn(tables, paragraphs).spec


def learn(tables: Sequence[Table], paragraphs: Sequence[str]) -> LearnedForm:
    """The fields of a blank form in reading order, and what remains to be asked.

    Keys come from the labels such forms share, else `field_N`. What the form does not say of a field
    is the usual case for its label. `paragraphs` are the lines outside the tables, or, where the
    tables do not tell their place among them, all lines of the pages.
    """
    tables = [replace(table, cells=tuple(map(_printed, table.cells))) for table in tables]
    found = list(_asked(tables, paragraphs))
    grouped, doubts = distinguish(found)
    if len(grouped) > MANY:
        cut = f"，只读出前 {MOST} 项" if len(grouped) > MOST else ""
        doubts.append(f"表中有 {len(grouped)} 个填写项，多于一般申报表{cut}，请核对。")
    cells = (cell.text for table in tables for cell in table.cells)
    starred = any(_LEGEND.search(text) for text in (*paragraphs, *filter(is_note, cells)))
    drafts = [_field(one) for one in grouped[:MOST]]
    keys, questions = keyed(drafts)
    fields = [
        replace(field, key=key, required=_required(field, one, drafts, number, starred=starred))
        for number, (field, key, one) in enumerate(zip(drafts, keys, grouped, strict=False))
    ]
    return LearnedForm(
        FormSpec(tuple(_plain_nominator(fields))), (*doubts, *(questions if drafts else ()))
    )


def _printed(cell: Cell) -> Cell:
    """A drop-down list as a form prints it; such a list shows its first entry where nothing was chosen."""
    unset = cell.text in ("", *cell.offered) or cell.text.startswith("请选")
    if not cell.offered or not unset:
        return cell
    return replace(cell, text="（单选）" + "　".join(f"□{one}" for one in cell.offered))


def _plain_nominator(fields: Sequence[FieldSpec]) -> Iterator[FieldSpec]:
    """The nominator's contact is known by its place behind 推荐单位: two such need no group."""
    label = next((one.label for one in fields if one.key == NOMINATOR_CONTACT.key), "")
    alike = [one for one in fields if one.label == label]
    for field in fields:
        yield replace(field, group="") if field in alike and len(alike) == 2 else field  # noqa: PLR2004


def _asked(tables: Sequence[Table], paragraphs: Sequence[str]) -> Iterator[Asked]:
    """Lines and tables in the order in which they stand."""
    placed = all(table.after is not None for table in tables)
    if not placed:
        paragraphs = _outside(tables, paragraphs)
    passed = 0
    for number, table in enumerate(tables):
        upto = (table.after or 0) if placed else (len(paragraphs) if not number else passed)
        lines = paragraphs[passed:upto]
        passed = max(upto, passed)
        heading = lines[-1] if lines and _may_head(lines[-1]) else ""
        yield from asked_in_lines(lines, alone=False)
        yield from TableWalk(table, heading).asked()
    yield from asked_in_lines(paragraphs[passed:], alone=not tables)


def _outside(tables: Sequence[Table], lines: Sequence[str]) -> list[str]:
    """The lines of pages that stand in none of the tables."""
    inside = {
        "".join(line.split())
        for table in tables
        for cell in table.cells
        for line in cell.text.split("\n")
    }
    rows = {
        "".join("".join(cell.text for cell in row).split())
        for table in tables
        for row in table.rows()
    }
    return [
        line for line in lines if (bare := "".join(line.split())) not in inside and bare not in rows
    ]


def _may_head(line: str) -> bool:
    return len(line) <= 40 and not is_note(line) and "。" not in line and not is_blank(line)  # noqa: PLR2004


def _field(one: Grouped) -> FieldSpec:
    asked = one.asked
    hints = read_hints(asked.text)
    if asked.columns:
        columns = tuple(dict.fromkeys(read_hints(text).label for text in asked.columns))
        columns = tuple(name for name in columns if fold_label(name) not in ORDINALS)
        return FieldSpec("", hints.label, kind=FieldKind.TABLE, columns=columns, group=one.group)
    printed = printed_choices(asked.printed)
    least, most = hints.limits
    if (least, most) == (None, None) and not printed.choices:
        least, most = printed_limits(asked.printed)
    return FieldSpec(
        key="",
        label=f"{hints.label}（{one.qualifier}）" if one.qualifier else hints.label,
        max_words=most,
        min_words=least,
        prompt=_prompt(asked.printed),
        choices=printed.choices,
        open_choices=printed.open,
        multiple=_multiple(hints, asked.printed, printed),
        kind=FieldKind.TEXT if printed.choices else _kind(hints, asked),
        group=one.group,
    )


def _kind(hints: Hints, asked: Asked) -> FieldKind:
    """By the label and its place, else by the unit beside the label at the side."""
    kind = kind_of(hints, asked.printed)
    at_side = read_hints(asked.side).kind if asked.side and kind is FieldKind.TEXT else None
    return at_side or kind


def _prompt(printed: str) -> str | None:
    """Return what stands in the empty place and is no answer: words in brackets, instructions, a unit."""
    bracketed = printed.startswith(_OPENS) and printed.endswith(_CLOSES)
    if bracketed and any(map(str.isalpha, printed)) and not _SEAL.search(printed):
        return printed
    if unit_kind(printed):
        return _RULED.sub("", printed)
    return printed if instructs(printed) and not is_blank(printed) else None


def _multiple(hints: Hints, printed: str, choices: PrintedChoices) -> bool:
    if not choices.choices:
        return False
    told = hints.multiple if hints.multiple is not None else read_hints(printed).multiple
    if told is not None:
        return told
    return choices.multiple and not _ONE_OF.search(simple_characters(hints.label))


def _required(
    field: FieldSpec, one: Grouped, fields: Sequence[FieldSpec], number: int, *, starred: bool
) -> bool:
    hints = read_hints(one.asked.text)
    told = hints.required if hints.required is not None else required_by(one.asked.printed)
    if told is not None:
        return told
    if hints.starred or starred:
        return hints.starred
    known = known_label(fields, number)
    return (known is None or known.required) and not _SELDOM.search(field.label)
