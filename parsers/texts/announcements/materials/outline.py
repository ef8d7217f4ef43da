"""Reads the parts that a template asks a text to have, with their lengths."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.texts.announcements.layout.annexes import Annex
from parsers.texts.announcements.layout.said import Said

_OUTLINE = re.compile(r"模板|提纲|正文|编写|撰写|框架|体例|格式要求")
_PART = re.compile(
    r"(?:第[一二三四五六七八九十]{1,2}(?:段|部分|节)[：:、]?|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十][）)])\s?(?P<title>[^，。；：（）(\d]{2,16})"
)
_LENGTH = re.compile(r"(?P<low>\d{2,5})\s?字?(?:-|—{1,2}|–|~|至|到)\s?(?P<high>\d{2,5})字")
_MOST = re.compile(r"(?:(?:不超过|限)(?P<a>\d{2,5})字|(?P<b>\d{2,5})字(?:以内|之内|内))")
_MOST_PARTS = 20


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a text: its heading and its length in words."""

    title: str
    least: int | None
    most: int | None


def outline_of(annexes: Sequence[Annex]) -> tuple[str, tuple[Said[TextPart], ...]]:
    """The title of the first annex that is a template with lengths, and its parts."""
    for annex in annexes:
        if _OUTLINE.search(annex.title):
            parts = _parts(annex.lines)
            if parts:
                return annex.title, parts
    return "", ()


def _parts(lines: Sequence[str]) -> tuple[Said[TextPart], ...]:
    found: list[Said[TextPart]] = []
    title = ""
    for line in lines:
        heading = _PART.match(line)
        if heading:
            title = heading["title"].strip()
        length = _length(line)
        if title and length:
            found.append(Said(TextPart(title, *length), line))
            title = ""
    return tuple(found[:_MOST_PARTS])


def _length(line: str) -> tuple[int | None, int | None] | None:
    both = _LENGTH.search(line)
    if both:
        return int(both["low"]), int(both["high"])
    most = _MOST.search(line)
    return (None, int(most["a"] or most["b"])) if most else None
