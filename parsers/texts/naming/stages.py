"""Lists the texts to read in place of a name: with and without what surrounds it, in their order."""

import re
from collections.abc import Iterator

from parsers.facts.spec import NamePattern, PartKind
from parsers.texts.names.noise import (
    LONGEST,
    prefix_stages,
    unwrapped,
    without_extension,
    without_prefixes,
    without_role,
)
from parsers.texts.naming.fixed_text import tells_apart
from parsers.texts.naming.known_parts import Manner, manner_of

_WORD = re.compile(r"[^\W_]")
# A number of a list before a year or another number: 1.2026年城市记忆展报名.
_LISTED = re.compile(r"\d{1,2}[.、．]\s*(?=\d{4})")
_COPY = re.compile(r"(?:(?<!\s)\s++)?\(\d{1,2}\)$")
_MOST_ROLES = 4


def stages(name: str, pattern: NamePattern) -> tuple[str, ...]:
    """The texts that may be the name itself; the first that can be read is.

    A convention may itself begin like a prefix or end like a role, so that nothing is lost: what is
    taken off is tried as well.
    """
    plain = without_extension(name[: 2 * LONGEST])
    fronts = [*_fronts(plain, pattern), *_last_resorts(plain)]
    trimmed = not tells_apart(pattern.literals[-1])
    return tuple(dict.fromkeys(one for front in fronts for one in _ends(front, trimmed=trimmed)))


def _fronts(plain: str, pattern: NamePattern) -> tuple[str, ...]:
    found = prefix_stages(plain)
    first = pattern.literals[0]
    if _WORD.search(first) or not pattern.parts:
        return found
    if first.strip() or manner_of(pattern.parts[0]) is Manner.CLASS:
        return found[::-1]
    return found[-1:] if pattern.parts[0].kind is PartKind.TEXT else found


def _last_resorts(plain: str) -> Iterator[str]:
    if match := _LISTED.match(plain):
        yield plain[match.end() :]
    if (inner := unwrapped(plain)) != plain.strip():
        yield without_prefixes(inner)


def _ends(front: str, *, trimmed: bool) -> Iterator[str]:
    """The text without what tells a role or copy behind it, then with it."""
    short = front[:LONGEST]
    for _ in range(_MOST_ROLES if trimmed else 0):
        shorter = without_role(_COPY.sub("", short)).rstrip()
        if shorter == short or not shorter:
            break
        short = shorter
    yield short
    yield front
