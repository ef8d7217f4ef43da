"""Finds labels with their places in the lines of a blank form, outside tables and on its cover."""

import re
from collections.abc import Iterator, Sequence

from parsers.forms.learning.asked import Asked
from parsers.forms.learning.blanks import Labelled, instructs, labelled_blanks
from parsers.forms.learning.hints import read_hints
from parsers.forms.learning.table_walk import person_of
from parsers.forms.learning.wording import asks_nothing, is_note, may_label

_HEADING_WORDS = re.compile(
    r"说明|须知|要求|注意|事项|如下|材料|附件|各单位|各有关|同志|各.{0,8}单位|有关单位|领导|您好|附[:：]|包括|notes?$|attachments?$"
)
_LONGEST_HEADING = 60
_EXPLANATIONS = re.compile(
    r"(?:填表|填写|填报|编写|申报)(?:说明|须知|要求|指南)|注意事项|说明[:：]?$"
)
_LISTED = re.compile(
    r"\A\s*+(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[(（][一二三四五六七八九十\d]{1,3}[)）])\s?[、.．,，)）]?"
)


def asked_in_lines(lines: Sequence[str], *, alone: bool) -> Iterator[Asked]:
    """Yield what the lines ask for. `alone`: the form has no table, so that headings may ask as well."""
    section = person = ""
    explaining = False
    for number, line in enumerate(lines):
        explaining = _explains(line) or (explaining and _is_explanation(line))
        if explaining or is_note(line) or _is_bracketed(line):
            continue
        pieces = _pieces(line, alone=alone)
        for one in pieces:
            hints = read_hints(one.label)
            around = tuple(filter(None, (person, section)))
            yield Asked(one.label, one.printed.strip(), "", around, line=True)
            person = person_of(hints.label) or person
        if not pieces and _is_heading(line):
            if alone:
                yield from _below(lines, number)
            section, person = line, ""


def _explains(line: str) -> bool:
    """Tell whether a line heads the explanations of the form ("填 表 说 明"), which go on below it."""
    return _EXPLANATIONS.match("".join(line.split())) is not None


def _is_explanation(line: str) -> bool:
    sentence = line.endswith(("。", "；", ";")) or len(line) > 30  # noqa: PLR2004 - no heading is so long
    return sentence and _LISTED.match(line) is not None


def _is_bracketed(line: str) -> bool:
    return line.startswith(("(", "（")) and line.endswith((")", "）"))


def _pieces(line: str, *, alone: bool) -> list[Labelled]:
    """The labels in a line that have places; a line with a signature has none."""
    pieces = labelled_blanks(line)
    if any(asks_nothing(read_hints(one.label)) for one in pieces):
        return []
    if len(pieces) == 1 and not pieces[0].printed.strip() and not _may_end_so(line, alone=alone):
        return []
    hints = [(one, read_hints(one.label)) for one in pieces]
    return [one for one, told in hints if may_label(one.label, told) and len(told.label) > 1]


def _below(lines: Sequence[str], number: int) -> Iterator[Asked]:
    """A heading with a limit, or with the next heading right below, is answered below."""
    line, following = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
    hints = read_hints(line)
    told = following if instructs(following) or _is_bracketed(following) else ""
    next_heads = hints.numbered and (not following or _is_heading(following))
    if (any(hints.limits) or told or next_heads) and not asks_nothing(hints):
        yield Asked(line, told, line=True)


def _may_end_so(line: str, *, alone: bool) -> bool:
    """Tell whether a label with nothing but a colon behind it asks: it may head a list of notes."""
    label = line.strip().rstrip(":：")
    hints = read_hints(label)
    return not _HEADING_WORDS.search(hints.label) and (alone or len(hints.label) <= 12)  # noqa: PLR2004


def _is_heading(line: str) -> bool:
    hints = read_hints(line)
    return (
        not line.endswith(("。", "；", ";"))
        and len(line) <= _LONGEST_HEADING
        and may_label(line, hints)
        and (hints.numbered or any(hints.limits))
    )
