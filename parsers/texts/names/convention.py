"""Parses and composes names by a convention such as `{applicant}—{case_title}—固定文字`."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.texts.names.noise import (
    DASH,
    LONGEST,
    bare_part,
    says_nothing,
    without_extension,
    without_prefixes,
)
from parsers.texts.normal_text import DASHES, fold
from parsers.texts.traditional import simplified

_PLACEHOLDER = re.compile(r"\{(applicant|case_title)\}")
_SEPARATOR = re.compile(rf"(?:(?<!\s)\s++)?{DASH}(?:\s*+{DASH})*+\s*+")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
LONGEST_APPLICANT = 36
_OPENING, _CLOSING = "([【《〈<“「『〔〖{﹝", ")]】》〉>”」』〕〗}﹞"
# Quotation marks and brackets that people set inside the fixed text.
_WITHIN = rf"[\s“”\"'《》「」【】\[\]()·{re.escape(DASHES)}]*"
_BEFORE = r"[\s“\"'《【\[(]*"
MOST_SPLITS = 12
# File systems stop at 255 bytes; a Chinese character takes three.
LONGEST_FILE_NAME = 70
# A name of this length may have been cut by a mail program or file system; its end then tells little.
MAY_BE_CUT = 50
LEAST_OF_FIXED = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says; `case_title` is "" where the convention has none."""

    applicant: str
    case_title: str


def read_names(text: str, pattern: str) -> tuple[Name, ...]:
    """Every way to read a subject or file name by the convention; () where it is not kept.

    Tolerant in dashes, widths, brackets and white space, in answer prefixes and in what follows
    the fixed text (the suffix that tells a file's role). Several readings where a part itself
    holds a dash, the likeliest first.
    """
    plain = without_prefixes(without_extension(text[:LONGEST]))
    body = _body(plain, pattern)
    if body is None:
        return ()
    if "{case_title}" not in pattern:
        name = bare_part(body)
        return () if says_nothing(name) else (Name(name, ""),)
    return tuple(dict.fromkeys(_readings(body)))


def _body(plain: str, pattern: str) -> str | None:
    """What stands in the place of applicant and title."""
    plain = plain[:LONGEST]
    narrow = narrowed(plain)
    if match := _expression(pattern).match(narrow):
        return plain[match.start("body") : match.end("body")]
    if len(plain) < MAY_BE_CUT:
        return None
    fixed = narrowed(_PLACEHOLDER.split(pattern)[-1]).strip()
    fixed = _SEPARATOR.sub("", fixed, count=1) if _SEPARATOR.match(fixed) else fixed
    ends = (n for n in range(len(fixed) - 1, LEAST_OF_FIXED - 1, -1) if narrow.endswith(fixed[:n]))
    length = next(ends, None)
    return plain[:-length] if length else None


def _readings(body: str) -> Iterator[Name]:
    """Every split at a dash; then those without a first or last piece (a person, a department)."""
    body = body[:LONGEST]
    pieces = _pieces(body)
    spans = [(0, len(pieces))]
    if len(pieces) > 2:  # noqa: PLR2004 - an applicant and a title must be left
        spans += [(1, len(pieces)), (0, len(pieces) - 1)]
    for first, last in spans:
        for middle in range(first + 1, last):
            left = bare_part(body[pieces[first][0] : pieces[middle - 1][1]])
            right = bare_part(body[pieces[middle][0] : pieces[last - 1][1]])
            if not says_nothing(left) and not says_nothing(right):
                yield Name(left, right)


def _pieces(body: str) -> list[tuple[int, int]]:
    """Where the pieces between the dashes begin and end; what names nothing at the edges is none."""
    edges, body = [0], body[:LONGEST]
    for dash in list(_SEPARATOR.finditer(body))[:MOST_SPLITS]:
        edges += [dash.start(), dash.end()]
    edges.append(len(body))
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    while pieces and says_nothing(bare_part(body[slice(*pieces[0])])):
        pieces.pop(0)
    while pieces and says_nothing(bare_part(body[slice(*pieces[-1])])):
        pieces.pop()
    return pieces


def narrowed(text: str) -> str:
    """Half-width letters and marks, place by place, so that positions still fit the text."""
    folded = (unicodedata.normalize("NFKC", character).lower() for character in text)
    return simplified(
        "".join(new if len(new) == 1 else old for new, old in zip(folded, text, strict=True))
    )


@lru_cache(maxsize=64)
def _expression(pattern: str) -> re.Pattern[str]:
    """`body` spans the applicant and, where the convention has it, the title."""
    places = list(_PLACEHOLDER.finditer(pattern))
    before, after = pattern[: places[0].start()], pattern[places[-1].end() :]
    return re.compile(f"{tolerant(before)}(?P<body>.+?){tolerant(after) or '$'}", re.DOTALL)


@lru_cache(maxsize=256)
def tolerant(fixed: str) -> str:
    """An expression for fixed text in `narrowed` text: any dashes or none, any white space, any
    bracket of the same side, marks in between.
    """
    plain = re.sub(rf"(?<!\s)\s*+{DASH}++\s*+", "-", narrowed(fixed).strip())
    # A bracket before the dash closes the part before it.
    led, plain = (f"{DASH}*{_BEFORE}", plain[1:]) if plain.startswith("-") else ("", plain)
    # Taken whole: a subject of four hundred blanks took nine seconds where two parts shared them.
    return r"\s*+" + led + _WITHIN.join(_place(character) for character in plain)


def _place(character: str) -> str:
    if character == "-":
        return f"{DASH}*"
    for side in (_OPENING, _CLOSING):
        if character in side:
            return rf"[{re.escape(side)}]\s*{DASH}*"
    return re.escape(character)


def without_fixed_text(text: str, pattern: str) -> str:
    """The text, folded, without the convention's fixed words: what remains may tell a role."""
    folded = fold(text)
    for fixed in _PLACEHOLDER.split(pattern)[::2]:
        words = fold(fixed).strip("-")
        if len(words) > 1:
            folded = folded.replace(words, "")
    return folded


def mentions(text: str, marks: Sequence[str]) -> bool:
    """Whether any of the marks stands in the text, folded."""
    folded = fold(text)
    return any(fold(mark) in folded for mark in marks)


def compose(pattern: str, applicant: str, case_title: str, suffix: str = "") -> str:
    """The name the convention asks for, safe as a file name (without extension); "" for a part
    unknown becomes its Chinese name, so that the applicant sees what to put there.
    """
    parts = {"applicant": applicant or "申报单位", "case_title": case_title or "案例名称"}
    safe = {key: _UNSAFE.sub("", " ".join(value.split())) for key, value in parts.items()}
    room = LONGEST_FILE_NAME - len(_PLACEHOLDER.sub("", pattern)) - len(suffix)
    title = safe["case_title"]
    safe["applicant"] = safe["applicant"][:LONGEST_APPLICANT]
    kept = max(8, room - len(safe["applicant"]))
    safe["case_title"] = title if len(title) <= kept else title[:kept]
    return _PLACEHOLDER.sub(lambda place: safe[place[1]], pattern) + suffix
