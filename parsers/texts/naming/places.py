"""Finds the places in a name where each literal of a convention may stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.facts.spec import NamePart, NamePattern
from parsers.texts.names.noise import LONGEST, says_nothing
from parsers.texts.naming.fixed_text import (
    TELLING_WORDS,
    FixedText,
    Span,
    fixed_text,
    is_separator,
    narrowed,
    tells_apart,
)
from parsers.texts.naming.separators import Separators, separators_of

# Separators beyond these many are not tried: half of them from each end of the name.
MOST_PLACES = 24
# A name of this length may have been cut by a mail program or file system; its end then tells little.
MAY_BE_CUT = 50
LEAST_OF_FIXED = 4
# After fixed words this long anything may follow; after short ones only what tells a role.
LONG_FIXED = 6
_OTHER_SPELLING = 1
_AGAINST_THE_EXACT = 3


@dataclass(frozen=True, slots=True)
class Literals:
    """The literals of a convention as they are looked for: the first, those between, the last."""

    first: FixedText
    between: tuple[FixedText, ...]
    last: FixedText
    separators: str


def tells_campaign(pattern: NamePattern) -> bool:
    """Tell whether a convention holds enough words to take a letter whose subject keeps it for the call's."""
    return any(len(words) >= TELLING_WORDS for words in _words(pattern))


def is_the_calls_own(pattern: NamePattern) -> bool:
    """Tell whether nothing but a name for this call keeps the convention: 申报材料 ends those of any."""
    return any(len(words) >= LONG_FIXED and not says_nothing(words) for words in _words(pattern))


def _words(pattern: NamePattern) -> Iterator[str]:
    return (fixed_text(one, edge=True).words for one in pattern.literals)


def separators_in(name: str, pattern: NamePattern) -> str:
    """An expression for what separates the parts in this very name; "" for nothing."""
    literals, narrow = literals_of(pattern), narrowed(name)
    separating = [one for one in literals.between if one.separators]
    if not separating:
        return Separators(literals.separators).expression
    found = (_separators(narrow, one, literals) for one in dict.fromkeys(separating))
    return "|".join(dict.fromkeys(one.expression for one in found))


def _separators(narrow: str, fixed: FixedText, literals: Literals) -> Separators:
    return separators_of(narrow, fixed, sum(one.exact == fixed.exact for one in literals.between))


@lru_cache(maxsize=128)
def literals_of(pattern: NamePattern) -> Literals:
    """Compiles a convention's literals; `separators` are all that part its values."""
    first, last = pattern.literals[0], pattern.literals[-1] if pattern.parts else ""
    between = tuple(fixed_text(one, edge=False) for one in pattern.literals[1:-1])
    separators = "".join(dict.fromkeys("".join(one.separators for one in between)))
    if not separators:
        separators = "".join(
            dict.fromkeys(c for text in pattern.literals for c in text if is_separator(c))
        )
    return Literals(fixed_text(first, edge=True), between, fixed_text(last, edge=True), separators)


def starts(name: str, pattern: NamePattern) -> int | None:
    """Return where the first value begins; None where what the convention begins with does not stand."""
    literal = pattern.literals[0]
    match = literals_of(pattern).first.expression.match(narrowed(name))
    if match:
        return match.end()
    return None if tells_apart(literal) else 0


def ends(name: str, pattern: NamePattern) -> tuple[Span, ...]:
    """Return where what the convention ends with may stand; the end of the name where it ends in a value."""
    name = name[:LONGEST]
    whole = Span(len(name), len(name))
    literal = pattern.literals[-1]
    if not tells_apart(literal):
        return (whole,)
    found = tuple(_followed(name, literals_of(pattern).last))
    return found or _cut(name, literal)


def _followed(name: str, fixed: FixedText) -> Iterator[Span]:
    """Every place of the last literal with nothing behind it but what may follow a name."""
    for match in fixed.expression.finditer(narrowed(name)):
        after = name[match.end() :]
        if may_follow(after, fixed.words):
            yield Span(match.start(), match.end(), 1 if after and not says_nothing(after) else 0)


def may_follow(after: str, words: str) -> bool:
    """Tell whether a text may stand behind the convention's last words: a role, a copy's number; after
    long words anything.
    """
    if not after.strip() or says_nothing(after):
        return True
    return bool(words) and (len(words) >= LONG_FIXED or not after[0].isalnum())


def _cut(name: str, literal: str) -> tuple[Span, ...]:
    if len(name) < MAY_BE_CUT:
        return ()
    narrow, fixed = narrowed(name), narrowed(literal).strip()
    while fixed and is_separator(fixed[0]):
        fixed = fixed[1:].strip()
    lengths = (
        n for n in range(len(fixed) - 1, LEAST_OF_FIXED - 1, -1) if narrow.endswith(fixed[:n])
    )
    length = next(lengths, None)
    return (Span(len(name) - length, len(name)),) if length else ()


def between(name: str, pattern: NamePattern) -> tuple[tuple[Span, ...], ...]:
    """Per literal between two values, every place where it may stand."""
    narrow = narrowed(name)
    literals = literals_of(pattern)
    found: list[tuple[Span, ...]] = []
    for number, (fixed, literal) in enumerate(
        zip(literals.between, pattern.literals[1:-1], strict=True)
    ):
        if literal:
            found.append(_few(tuple(_priced(narrow, fixed, literals))))
        else:
            sides = pattern.parts[number], pattern.parts[number + 1]
            found.append(_few(tuple(dict.fromkeys(_changes(narrow, sides)))))
    alike = len(set(pattern.literals[1:-1])) == 1 and pattern.literals[1]
    return tuple(_reachable(found)) if alike else tuple(found)


def _reachable(found: Sequence[tuple[Span, ...]]) -> Iterator[tuple[Span, ...]]:
    """Of places that are the same for all, those that leave enough for the others."""
    for number, spans in enumerate(found):
        yield spans[number : max(len(spans) - (len(found) - 1 - number), 0)]


def _few(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    half = MOST_PLACES // 2
    return spans if len(spans) <= MOST_PLACES else spans[:half] + spans[-half:]


def _priced(narrow: str, fixed: FixedText, literals: Literals) -> Iterator[Span]:
    """Yield where a literal may stand, dearer where its spelling is not the one that separates here."""
    matches = list(fixed.expression.finditer(narrow))
    if fixed.words:
        yield from (Span(*match.span()) for match in matches)
        return
    if fixed.brackets:
        exact = [all(c in match[0] for c in fixed.brackets) for match in matches]
        for match, right in zip(matches, exact, strict=True):
            yield Span(*match.span(), 0 if right else _AGAINST_THE_EXACT if any(exact) else 1)
        return
    separators = _separators(narrow, fixed, literals)
    for match in matches:
        yield Span(*match.span(), _price(match, narrow, fixed, separators))


def _price(match: re.Match[str], narrow: str, fixed: FixedText, right: Separators) -> int:
    word = "++" in match[0] and narrow[match.start() - 1 : match.start()].isalpha()
    if word or not right.hold(match[0]):
        return _AGAINST_THE_EXACT
    exact = right.certain or not fixed.exact.strip() or match[0].strip()[:1] in fixed.exact
    return 0 if exact else _OTHER_SPELLING


def _changes(narrow: str, sides: tuple[NamePart, NamePart]) -> Iterator[Span]:
    """Yield where values without separators may meet: white space and separators, ends of choices, and
    where letters of one kind follow those of another.
    """
    for one in (choice for part in sides for choice in part.choices):
        place = narrow.find(wanted := narrowed(one))
        if place >= 0:
            yield Span(place, place)
            yield Span(place + len(wanted), place + len(wanted))
    place = 0
    while place < len(narrow):
        end = place
        while end < len(narrow) and (narrow[end].isspace() or is_separator(narrow[end])):
            end += 1
        if end > place:
            yield Span(place, end)
        elif place and _sort(narrow[place]) != _sort(narrow[place - 1]):
            yield Span(place, place, 2)
        place = max(end, place + 1)


def _sort(character: str) -> str:
    if character.isdigit():
        return "digit"
    if "\u3400" <= character <= "\u9fff":
        return "han"
    return "letter" if character.isalpha() else "mark"
