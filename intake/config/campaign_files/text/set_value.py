"""Sets one value in the text of a campaign file and leaves every other line as it is."""

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from intake.config.campaign_files.text.entries import CHECK, EVIDENCE, Section, entries_of
from intake.config.printable import escaped

Value = str | date | datetime | list[str] | None


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key below a table's head; `table` is "" for those above all tables. `number`: which of the
    tables of this name in a list is meant, from 0.
    """

    table: str
    key: str
    number: int = 0


class NotSet(Exception):
    """The text is such that the value can only be set by hand."""


def literal(value: Value) -> str:
    """A value as TOML writes it: JSON's strings and lists are TOML's; dates stand bare."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return escaped(json.dumps(value, ensure_ascii=False)).replace("\x7f", "\\u007f")


def set_value(text: str, place: KeyPlace, value: Value, remark: str = "") -> str:
    """The text with the value set, or taken out where it is None. `remark`: a comment above it.

    Raises NotSet where anything else would change its meaning.
    """
    edited = _edited(text, place, value, remark)
    before, after = _tables(text), _tables(edited)
    _put(before, place, value)
    if before != after:
        raise NotSet(f"`{place.key}` cannot be set")
    return edited


def confirmed(text: str, line: int) -> str:
    """The text with the mark 请核对 taken from the comments above a line; the sentence stays."""
    lines = text.splitlines()
    at = line - 2
    while 0 <= at < len(lines) and lines[at].startswith("#"):
        lines[at] = re.sub(f"{CHECK}[：。]? ?", "", lines[at])
        at -= 1
    return "\n".join(lines) + "\n"


def _edited(text: str, place: KeyPlace, value: Value, remark: str) -> str:
    lines = text.splitlines()
    found = _section_of(text, place)
    entry = next((one for one in found.entries if one.key == place.key), None) if found else None
    new = [f"# {remark}"] if remark else []
    new += [] if value is None else [f"{place.key} = {literal(value)}"]
    if entry is not None:
        above = _comments_above(lines, entry.line)
        kept = [] if entry.is_open else [_unmarked(one) for one in lines[above : entry.line - 1]]
        lines[above : entry.last] = kept + new
    elif new:
        at, before = _room(text, lines, place)
        lines[at:at] = before + new
    return "\n".join(lines) + "\n"


def _section_of(text: str, place: KeyPlace) -> Section | None:
    found = [one for one in entries_of(text).sections if one.table == place.table]
    return found[place.number] if place.number < len(found) else None


def _comments_above(lines: list[str], line: int) -> int:
    at = line - 1
    while at > 0 and lines[at - 1].startswith("#"):
        at -= 1
    return at


def _unmarked(comment: str) -> str:
    """A value that a person set is checked; the sentence it rested on stays."""
    if CHECK in comment and EVIDENCE not in comment:
        return comment.replace(CHECK, "已填写", 1)
    return re.sub(f"{CHECK}[：。]? ?", "", comment)


def _room(text: str, lines: list[str], place: KeyPlace) -> tuple[int, list[str]]:
    """Before which line a new key goes, and what goes before it."""
    sections = entries_of(text).sections
    own = _section_of(text, place)
    if own is not None:
        last = own.entries[-1].last if own.entries else own.line
        return last, []
    # A new table stands above the materials: below them it would belong to the last one.
    first = next((one.line for one in sections if one.table), len(lines) + 1)
    at = _comments_above(lines, first) if first <= len(lines) else len(lines)
    return at, [] if not place.table else ["", f"[{place.table}]"]


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NotSet("the text is no TOML") from error


def _put(tables: dict[str, Any], place: KeyPlace, value: Value) -> None:
    """The same change on what the text means."""
    table = tables
    for name in place.table.split(".") if place.table else ():
        if name not in table and value is None:
            return
        inner = table.setdefault(name, {})
        table = inner[place.number] if isinstance(inner, list) else inner
    if value is None:
        table.pop(place.key, None)
    else:
        table[place.key] = value
