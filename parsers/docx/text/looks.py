"""Describes how a run differs from plain text, as far as people mark a choice that way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml.etree import _Element

from parsers.docx.xml.names import is_on, name_of, value_of
from parsers.facts.file_facts import Styled

# A longer text is no list of choices.
LONGEST_STYLED = 400
_TOGGLES = {"w:b": "bold", "w:i": "italic", "w:outline": "outline", "w:shadow": "shadow"}
# What Word 2010 and later add to letters.
_EFFECTS = {"w14:glow": "glow", "w14:shadow": "shadow", "w14:textOutline": "outline",
    "w14:textFill": "fill", "w14:reflection": "reflection", "w14:conditional": "conditional"}  # fmt: skip
# Colours, patterns and sizes are shorter; a look is added to each of thousands of runs.
LONGEST_VALUE = 24
# The theme's black and white.
_PLAIN_THEME = ("text1", "dark1", "tx1", "background1", "light1", "bg1", "none")
_PATTERNS = ("", "clear", "nil", "none", "auto")
_NONE = ("none", "nil", "auto", "clear", "")
_BLACK, _WHITE = ("auto", "000000"), ("auto", "ffffff", "none")
# The darkest and the lightest of what is seen as grey beside black.
_GREYS = range(0x60, 0xE8)
DRAWN = "drawn"
CIRCLED = "circled"

Piece = tuple[str, str]
"""A stretch of text and its look."""


def look_of(properties: _Element | None) -> str:
    """The look that a run's properties, or a cell's or paragraph's, give: words separated by blanks."""
    words = (_word(one) for one in properties) if properties is not None else ()
    return " ".join(sorted(filter(None, words)))


def _word(element: _Element) -> str:
    name, value = name_of(element), _value(element)
    if name in _TOGGLES:
        return _TOGGLES[name] if is_on(element) else ""
    if name == "w:color":
        theme = _theme(element, "themeColor")
        return theme and f"colour:{theme}" if value in (*_BLACK, "") else _colour(value)
    if name == "w:highlight":
        return "" if value in (*_NONE, "white") else f"highlight:{value}"
    if name == "w:shd":
        fill = _value(element, "fill")
        if value not in _PATTERNS:
            return f"shading:{value}"
        fill = _theme(element, "themeFill") if fill in (*_WHITE, "") else fill
        return f"shading:{fill}" if fill else ""
    if name == "w:sz":
        return f"size:{value}"
    if name in _EFFECTS:
        return _EFFECTS[name]
    kinds = {
        "w:u": "underline", "w:bdr": "border", "w:pBdr": "border", "w:em": "emphasis", "w:effect": "effect",
    }  # fmt: skip
    if name == "w:pBdr":
        return "border" if len(element) else ""
    return kinds[name] if name in kinds and value not in _NONE else ""


def _value(element: _Element, name: str = "val") -> str:
    return (value_of(element, name) or "")[:LONGEST_VALUE].lower()


def _theme(element: _Element, name: str) -> str:
    """A colour by its name in the theme, "" for none, black and white."""
    named = _value(element, name)
    return "" if named in _PLAIN_THEME else named


def _colour(value: str) -> str:
    try:
        red, green, blue = (int(value[start : start + 2], 16) for start in (0, 2, 4))
    except ValueError:
        return f"colour:{value}"
    if max(red, green, blue) - min(red, green, blue) <= 8 and red in _GREYS:  # noqa: PLR2004
        return "grey"
    return f"colour:{value}"


def styled(pieces: Sequence[Piece]) -> tuple[Styled, ...]:
    """All stretches of a text where one of them looks unlike plain text, else (). Size counts where
    the text has several.
    """
    if sum(len(text) for text, _ in pieces) > LONGEST_STYLED:
        return ()
    sizes = {_size(look) for text, look in pieces if text.strip()}
    looked = [(text, look if len(sizes) > 1 else _without_size(look)) for text, look in pieces]
    if not any(look and (text.strip() or DRAWN in look) for text, look in looked):
        return ()
    return tuple(_joined(looked))


def _joined(pieces: Iterable[Piece]) -> Iterator[Styled]:
    for look, group in groupby(pieces, key=lambda piece: piece[1]):
        yield Styled("".join(text for text, _ in group), look)


def _size(look: str) -> str:
    return next((word for word in look.split() if word.startswith("size:")), "")


def _without_size(look: str) -> str:
    return " ".join(word for word in look.split() if not word.startswith("size:"))


def with_look(pieces: Sequence[Piece], look: str) -> list[Piece]:
    """The pieces with a look of what holds them: a shaded cell, a bordered paragraph."""
    if not look:
        return list(pieces)
    return [(text, " ".join(sorted({*own.split(), *look.split()}))) for text, own in pieces]
