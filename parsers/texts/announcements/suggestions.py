"""Takes over what a language model read in an announcement, where the announcement itself bears it out.

A model invents, obeys what it reads and rambles. A value counts only with a quotation that stands in
the announcement to the letter and from which our own readers take the same value; it stays unsure.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from parsers.texts.announcements.announcement import Announcement
from parsers.texts.announcements.dates.mention import date_mentions
from parsers.texts.announcements.dates.years import moment
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.mailboxes import addresses_in
from parsers.texts.announcements.naming.patterns import Pattern, pattern_of

_T = TypeVar("_T")

ASKED = ("title", "office", "closes_on", "mailbox", "subject", "file")
LONGEST_REPLY = 20_000
_LONGEST_VALUE, _LONGEST_QUOTATION = 200, 400
_SHORTEST_QUOTATION = 4
MARK = "（由模型找出）"
"""Stands behind the quotation that a model found."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    key: str
    value: str
    quotation: str


def open_points(read: Announcement) -> tuple[str, ...]:
    """Return the keys the rules left open or unsure."""
    closes = read.deadlines.closes
    found: Mapping[str, bool] = {
        "title": bool(read.title and read.title.sure),
        "office": read.office is not None,
        "closes_on": bool(closes and closes.sure),
        "mailbox": bool(read.mailboxes.papers),
        "subject": read.naming.subject is not None,
        "file": read.naming.file is not None,
    }
    return tuple(key for key in ASKED if not found[key])


def read_reply(reply: str) -> tuple[Suggestion, ...]:
    """Return the suggestions in a model's reply; what is no JSON of that kind is passed over."""
    text = reply[:LONGEST_REPLY]
    begin, end = text.find("{"), text.rfind("}")
    if not 0 <= begin < end:
        return ()
    try:
        data = json.loads(text[begin : end + 1])
    except (ValueError, RecursionError):
        return ()
    return tuple(_suggestions(data))


def _suggestions(data: Any) -> Iterator[Suggestion]:  # noqa: ANN401 - whatever a model wrote
    for key in ASKED:
        one = data.get(key) if isinstance(data, dict) else None
        value, quotation = (
            (one.get("value"), one.get("quotation")) if isinstance(one, dict) else (None, None)
        )
        if isinstance(value, str) and isinstance(quotation, str):
            value, quotation = value.strip(), quotation.strip()
            fits = 0 < len(value) <= _LONGEST_VALUE
            if fits and _SHORTEST_QUOTATION <= len(quotation) <= _LONGEST_QUOTATION:
                yield Suggestion(key, value, quotation)


def with_suggestions(
    read: Announcement, text: str, reply: str, year: int
) -> tuple[Announcement, int]:
    """Return the announcement with what the reply adds and the text bears out, and how much that was.

    `text` is the announcement as the model was given it; `year` is the current one.
    """
    wanted, taken = open_points(read), 0
    for one in read_reply(reply):
        if one.key in wanted and one.quotation in text and (new := _borne_out(one, read, year)):
            read, taken = new, taken + 1
    return read, taken


def _borne_out(one: Suggestion, read: Announcement, year: int) -> Announcement | None:
    """The announcement with the value, None where the quotation does not say it."""
    if one.key == "closes_on":
        when = _moment(one, read, year)
        return replace(read, deadlines=replace(read.deadlines, closes=when)) if when else None
    if one.key == "mailbox":
        if [one.value.lower()] != addresses_in(one.quotation):
            return None
        papers = (_said(one, one.value.lower()),)
        return replace(read, mailboxes=replace(read.mailboxes, papers=papers))
    if one.key in ("subject", "file"):
        if (pattern := _pattern(one)) is None:
            return None
        subject, file = read.naming.subject, read.naming.file
        subject, file = (pattern, file) if one.key == "subject" else (subject, pattern)
        return replace(read, naming=replace(read.naming, subject=subject, file=file))
    if "\n" in one.value or one.value not in one.quotation:
        return None
    said = _said(one, one.value)
    return replace(read, title=said) if one.key == "title" else replace(read, office=said)


def _moment(one: Suggestion, read: Announcement, year: int) -> Said[date | datetime] | None:
    """Only a day that our own reader finds in the quotation, and no other beside it."""
    issued = read.issued.value if read.issued else None
    found = [moment(mention, issued, year) for mention in date_mentions(one.quotation)]
    known = [when for when in found if when is not None]
    if len(known) != 1 or not known[0].isoformat().startswith(one.value[:10]):
        return None
    return _said(one, known[0])


_WORD = re.compile(r"[^\W_]+")


def _pattern(one: Suggestion) -> Said[Pattern] | None:
    """A convention as the announcement writes it: its words stand in the quotation in their order."""
    place = 0
    for word in _WORD.findall(one.value):
        place = one.quotation.find(word, place)
        if place < 0:
            return None
        place += len(word)
    found = pattern_of(one.value) if place and "{" not in one.value else None
    return _said(one, found) if found else None


def _said(one: Suggestion, value: _T) -> Said[_T]:
    return Said(value, one.quotation + MARK, sure=False)
