"""Reads a subject or file name by a convention: whom and what it names, and why it does not keep it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.facts.spec import NamePart, NamePattern
from parsers.texts.names.noise import says_nothing
from parsers.texts.naming.explain import explain
from parsers.texts.naming.fixed_text import ANY_SEPARATOR
from parsers.texts.naming.part_values import value_of
from parsers.texts.naming.places import literals_of
from parsers.texts.naming.readings import PartReading, certain_values, readings
from parsers.texts.naming.separators import Separators
from parsers.texts.normal_text import fold

_SEPARATORS = re.compile(rf"{ANY_SEPARATOR}++")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says; each "" where the convention has no such part."""

    applicant: str
    case_title: str


@dataclass(frozen=True, slots=True)
class NameReading:
    """How a name keeps a convention. `parts` holds what is certain, by key; what cannot be told apart
    is left out of it. `why`: a Chinese sentence where the name fails, or where parts are left out.
    """

    ok: bool
    parts: dict[str, str]
    why: str = ""


def read_name(text: str, pattern: NamePattern) -> NameReading:
    """Return how a subject or file name is read by the convention.

    Tolerant in dashes, widths, brackets and white space, in answer prefixes and in what follows
    the fixed text (the suffix that tells a file's role).
    """
    found = readings(text, pattern)
    if not found or not found[0].possible:
        return NameReading(ok=False, parts={}, why=explain(text, pattern, found))
    parts = certain_values(found, pattern)
    left = "、".join(f"“{part.title}”" for part in pattern.parts if part.key not in parts)
    return NameReading(
        ok=True, parts=parts, why=f"符合格式；{left}的分界不唯一，未作判断。" if left else ""
    )


def keeps(text: str, pattern: NamePattern) -> bool:
    """Tell whether a subject or file name keeps the convention."""
    found = readings(text, pattern)
    return bool(found) and found[0].possible


def read_names(text: str, pattern: NamePattern) -> tuple[Name, ...]:
    """Every way to read applicant and title; () where the convention is not kept.

    Several readings where a part itself holds a separator, the likeliest first, and last those
    without a first or last piece (a person, a department).
    """
    found = [one for one in readings(text, pattern) if one.possible]
    whole = [_name(one, pattern) for one in found]
    return tuple(dict.fromkeys((*whole, *_without_ends(found, pattern))))


def _name(reading: PartReading, pattern: NamePattern) -> Name:
    values = {
        part.key: value.text for part, value in zip(pattern.parts, reading.values, strict=True)
    }
    return Name(values.get("applicant", ""), values.get("case_title", ""))


def _without_ends(found: Sequence[PartReading], pattern: NamePattern) -> Iterator[Name]:
    if {"applicant", "case_title"} - {part.key for part in pattern.parts}:
        return
    separators = Separators(literals_of(pattern).separators).expression
    for reading in found:
        name = _name(reading, pattern)
        for part, value, last in (
            (pattern.parts[0], reading.values[0].text, False),
            (pattern.parts[-1], reading.values[-1].text, True),
        ):
            if part.key in ("applicant", "case_title"):
                shorter = _shortened(value, part, separators, last=last)
                if shorter and part.key == "applicant":
                    yield Name(shorter, name.case_title)
                elif shorter:
                    yield Name(name.applicant, shorter)


def _shortened(value: str, part: NamePart, separators: str, *, last: bool) -> str:
    """The value without its first or last piece; "" where nothing is left."""
    pieces = re.split(f"({separators})", value) if separators else [value]
    left = "".join(pieces[:-2] if last else pieces[2:])
    kept = value_of(left, part, separators)
    return "" if kept.fault else kept.text


def without_fixed_text(text: str, patterns: Iterable[NamePattern]) -> str:
    """The text, folded, without the conventions' fixed words: what remains may tell a role."""
    folded = fold(text)
    for fixed in (literal for pattern in patterns for literal in pattern.literals):
        words = fold(fixed).strip("-+、,:;|/")
        # A role such as 申报表 tells which paper it is, though the convention has it.
        if len(words) > 1 and not says_nothing(words):
            folded = folded.replace(words, "")
    return folded


def mentions(text: str, marks: Sequence[str]) -> bool:
    """Tell whether any of the marks stands in the text, folded."""
    folded = fold(text)
    return any(fold(mark) in folded for mark in marks)
