"""Composes the name that a convention asks for."""

import re
from collections.abc import Mapping

from parsers.facts.spec import NamePart, NamePattern

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
# File systems stop at 255 bytes; a Chinese character takes three.
LONGEST_FILE_NAME = 70
LONGEST_VALUE = 36
_LEAST_OF_TITLE = 8


def compose(pattern: NamePattern, values: Mapping[str, str], suffix: str = "") -> str:
    """The name the convention asks for, safe as a file name (without extension).

    A part without a value becomes its Chinese title in brackets, to be filled in: 〔地区〕. The case
    title is cut where the name grows too long.
    """
    cut = {part.key: _safe(part, values.get(part.key, "")) for part in pattern.parts}
    without_title = filled(pattern, {**cut, "case_title": "\0"})
    room = LONGEST_FILE_NAME - len(without_title) - len(suffix)
    cut["case_title"] = cut.get("case_title", "")[: max(_LEAST_OF_TITLE, room)]
    return filled(pattern, cut) + suffix


def filled(pattern: NamePattern, values: Mapping[str, str]) -> str:
    """The pattern with its values as they are, titles in brackets where there is none."""
    pieces = [pattern.literals[0]]
    for part, literal in zip(pattern.parts, pattern.literals[1:], strict=True):
        pieces += (values.get(part.key) or f"〔{part.title}〕", literal)
    return "".join(pieces)


def _safe(part: NamePart, value: str) -> str:
    safe = _UNSAFE.sub("", " ".join(value.split()))
    return safe if part.key == "case_title" else safe[:LONGEST_VALUE]
