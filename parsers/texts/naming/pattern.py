"""Parses the text of a naming convention into literal texts and placeholders."""

import re
from collections.abc import Iterable, Iterator, Mapping

from parsers.errors import IntakeError
from parsers.facts.spec import NamePart, NamePattern, PartKind
from parsers.texts.naming.fixed_text import tells_apart
from parsers.texts.naming.known_parts import part_of
from parsers.texts.visible import visible

_PLACE = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_WORD = re.compile(r"[^\W_]")
_BRACES = str.maketrans("｛｝", "{}")
LONGEST_PATTERN = 200
MOST_PARTS = 12


class PatternError(IntakeError):
    """A naming pattern that cannot be used; the message is one sentence with the cure.

    `chinese` is the same for the clerk who wrote the campaign file.
    """

    exit_code = 2

    def __init__(self, message: str, chinese: str) -> None:
        super().__init__(message)
        self.chinese = chinese


def read_pattern(text: str, parts: Mapping[str, NamePart] | None = None) -> NamePattern:
    """The convention a text such as `{applicant}+{phone}` describes.

    `parts` says what a placeholder stands for; others are known by convention, or are any text.
    Raises PatternError.
    """
    plain = " ".join(visible(text).translate(_BRACES).split())
    _demand_sound(plain)
    pieces = _PLACE.split(plain)
    literals, keys = pieces[::2], [key.strip() for key in pieces[1::2]]
    _demand_keys(keys)
    if not keys and not _WORD.search(plain):
        raise PatternError(
            f"the naming pattern “{plain}” holds neither words nor placeholders.",
            f"命名格式“{plain}”中既没有文字也没有占位符",
        )
    known = parts or {}
    named = tuple(known.get(key) or part_of(key) for key in keys)
    return NamePattern(plain, tuple(literals), named)


def _demand_sound(plain: str) -> None:
    if not plain:
        raise PatternError(
            "the naming pattern is empty; leave it out where nothing is asked for.",
            "命名格式是空的；通知没有要求时请删去这一行",
        )
    if len(plain) > LONGEST_PATTERN:
        raise PatternError(
            f"the naming pattern has {len(plain)} characters; at most {LONGEST_PATTERN} can be used.",
            f"命名格式有 {len(plain)} 个字符，最多 {LONGEST_PATTERN} 个",
        )
    if "{" in (left := _PLACE.sub("", plain)) or "}" in left:
        raise PatternError(
            f"the braces of the naming pattern “{plain}” do not pair; "
            "a placeholder is a key in braces, such as {applicant}.",
            f"命名格式“{plain}”的大括号不成对；占位符写作 {{applicant}}",
        )


def _demand_keys(keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if not _KEY.fullmatch(key):
            raise PatternError(
                f"“{{{key}}}” is no placeholder: put a key of small letters into the braces, such as "
                "{applicant} or {region}.",
                f"“{{{key}}}”不能作占位符：大括号中只写小写字母、数字和下划线，如 {{region}}",
            )
        if key in seen:
            raise PatternError(
                f"the placeholder {{{key}}} stands twice in the naming pattern.",
                f"占位符 {{{key}}} 在命名格式中出现两次",
            )
        seen.add(key)
    if len(seen) > MOST_PARTS:
        raise PatternError(
            f"the naming pattern has {len(seen)} placeholders; at most {MOST_PARTS} can be read.",
            f"命名格式有 {len(seen)} 个占位符，最多 {MOST_PARTS} 个",
        )


def doubts(pattern: NamePattern) -> tuple[str, ...]:
    """Return what is legal in a pattern and cannot do what it is for: one sentence each."""
    found = []
    if takes_anything(pattern):
        found.append(
            f"the pattern “{pattern.text}” takes any name at all: only an empty name is found wrong."
        )
    for one, other in unseparated(pattern):
        found.append(
            f"nothing separates {{{one.key}}} and {{{other.key}}}, and neither has a kind "
            "(number, phone, choice, date, email, id): where one ends is not judged."
        )
    return tuple(found)


def takes_anything(pattern: NamePattern) -> bool:
    """Tell whether every name but an empty one keeps the convention."""
    fixed = any(_WORD.search(one) or tells_apart(one) for one in pattern.literals)
    return not fixed and len(pattern.parts) == 1 and _is_open(pattern.parts[0])


def unseparated(pattern: NamePattern) -> Iterator[tuple[NamePart, NamePart]]:
    """Yield neighbours of which nothing tells where one ends."""
    between = zip(pattern.literals[1:-1], pattern.parts, pattern.parts[1:], strict=False)
    for literal, one, other in between:
        if not literal and _is_open(one) and _is_open(other):
            yield one, other


def _is_open(part: NamePart) -> bool:
    return part.kind is PartKind.TEXT or (part.kind is PartKind.CHOICE and not part.choices)


def titled(pattern: NamePattern) -> str:
    """The pattern as people read it: its placeholders by their titles."""
    pieces = [pattern.literals[0]]
    for part, literal in zip(pattern.parts, pattern.literals[1:], strict=True):
        pieces += (f"〔{part.title}〕", literal)
    return "".join(pieces)
