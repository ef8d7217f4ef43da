"""Finds the fixed words and separators of a convention in a name, written one way or another."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from parsers.texts.names.noise import DASH, LONGEST
from parsers.texts.normal_text import DASHES
from parsers.texts.traditional import simplified

OPENING, CLOSING = "([【《〈<“「『〔〖{﹝«＜［", ")]】》〉>”」』〕〗}﹞»＞］"
_QUOTES = "\"'"
# Quotation marks and brackets that people set inside the fixed text.
_WITHIN = rf"[\s“”\"'《》「」【】\[\]()«»·{re.escape(DASHES)}]*"
_BEFORE = r"[\s“\"'《【\[(]*"
# Each kind of separator with its spellings, half-width and in small letters.
_ALL_DASHES = f"{DASHES}〜"
_KINDS = (
    _ALL_DASHES, "+✚➕﹢", "、､﹑", ",﹐", ":︰∶ː", ";", "/∕⁄\\", "|丨∣", ".。", "·・•∙⋅‧･",
    "&", "#", "=", "→", "*", "^",
)  # fmt: skip
_OF_SEPARATOR = {character: kind for kind in _KINDS for character in kind}
# File systems take none of these; people and programs write a dash instead.
_FORBIDDEN = frozenset(":/\\|*")
# A dot may end a value (П. П.), so that it separates only where the convention says so.
_ANY = "".join(kind for kind in _KINDS if "." not in kind)
ANY_SEPARATOR = rf"[\s{re.escape(_ANY)}]"
# 作品 and 报名 may be anywhere in a title; longer words are the call's own.
TELLING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Where a literal may stand in a name. `cost` grows with what is unlike the convention."""

    start: int
    end: int
    cost: int = 0


@dataclass(frozen=True, slots=True)
class FixedText:
    """A literal of a convention. `separators`: the characters that part values, "" beside words.

    `words`: its core without what surrounds it; `exact`: the separators as the call writes them.
    """

    expression: re.Pattern[str]
    words: str
    separators: str
    exact: str
    brackets: str


def narrowed(text: str) -> str:
    """Half-width letters and marks, place by place, so that positions still fit the text."""
    text = text[:LONGEST]
    folded = (unicodedata.normalize("NFKC", character).lower() for character in text)
    return simplified(
        "".join(new if len(new) == 1 else old for new, old in zip(folded, text, strict=True))
    )


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
    for side in (OPENING, CLOSING):
        if character in side:
            return rf"[{re.escape(side)}\"']\s*{DASH}*"
    if character in _QUOTES:
        return f"[{re.escape(OPENING + CLOSING + _QUOTES)}]"
    return re.escape(character)


def is_separator(character: str) -> bool:
    return character in _OF_SEPARATOR


def tells_apart(literal: str) -> bool:
    """Tell whether a literal must stand in a name: a separator alone at an end of it need not."""
    return any(not character.isspace() and character not in _OF_SEPARATOR for character in literal)


@lru_cache(maxsize=512)
def fixed_text(literal: str, *, edge: bool) -> FixedText:
    """Return how a literal is found. `edge`: it begins or ends the convention."""
    plain = narrowed(literal)
    marks = [place for place, character in enumerate(plain) if _is_word(character)]
    if not marks:
        return _of_marks(plain, edge=edge)
    first, last = marks[0], marks[-1] + 1
    core = plain[first:last]
    soft = len(re.sub(r"\W", "", core)) >= TELLING_WORDS and not core.isascii()
    before = _beside(plain[:first], soft=soft, edge=False)
    after = _beside(plain[last:], soft=soft, edge=edge)
    expression = f"{before}{_BEFORE}(?P<core>{tolerant(core)}){_closings(plain[last:])}{after}"
    brackets = "".join(c for c in plain if c in OPENING + CLOSING)
    return FixedText(re.compile(expression), core, "", "", brackets)


def _closings(after: str) -> str:
    """Brackets that people set round the words; those the convention sets itself come after."""
    asked = any(c in CLOSING + OPENING + _QUOTES for c in after)
    return "" if asked else r"(?:\s*+[”\"'》】\])])*+"


def _of_marks(plain: str, *, edge: bool) -> FixedText:
    separators = "".join(c for c in plain if c in _OF_SEPARATOR)
    brackets = "".join(c for c in plain if c in OPENING + CLOSING + _QUOTES)
    if brackets:
        return FixedText(
            re.compile(_beside(plain, soft=True, edge=edge)), "", "", separators, brackets
        )
    if not plain:
        return FixedText(re.compile(r"(?!)"), "", "", "", "")
    spellings = "".join(_spellings(c) for c in separators) or " \t\u3000_"
    one = f"[{re.escape(spellings)}]" if separators else r"[\s_]"
    expression = rf"(?:(?<!\s)\s++)?(?:{one}\s*+)++"
    return FixedText(re.compile(expression), "", spellings, separators or " ", "")


def _spellings(separator: str) -> str:
    kind = _OF_SEPARATOR[separator]
    return kind + _ALL_DASHES if separator in _FORBIDDEN else kind


def _beside(marks: str, *, soft: bool, edge: bool) -> str:
    """An expression for separators and brackets beside words, or alone with a bracket among them."""
    asked = any(c in _OF_SEPARATOR or c.isspace() for c in marks)
    brackets = [c for c in marks if c in OPENING + CLOSING + _QUOTES]
    if not brackets:
        return f"{ANY_SEPARATOR}{'*+' if soft or edge or not asked else '++'}"
    dashes = rf"[\s{re.escape(_ALL_DASHES)}]*+" if not asked else f"{ANY_SEPARATOR}*+"
    return dashes + dashes.join(f"[{re.escape(_side(c))}]" for c in brackets) + dashes


def _side(bracket: str) -> str:
    if bracket in _QUOTES:
        return OPENING + CLOSING + _QUOTES
    return (OPENING if bracket in OPENING else CLOSING) + _QUOTES


def _is_word(character: str) -> bool:
    return not (
        character.isspace()
        or character in _OF_SEPARATOR
        or character in OPENING + CLOSING + _QUOTES
    )
