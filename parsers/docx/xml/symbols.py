"""Maps characters of symbol fonts such as Wingdings to Unicode, as far as forms are ticked with them."""

import re
from collections.abc import Mapping

TICKED = "☑"
UNTICKED = "☐"

# Code points of the fonts' own tables (0x20–0xFF); Word also writes them as U+F0xx.
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: UNTICKED, 0x70: UNTICKED, 0x71: UNTICKED, 0x72: UNTICKED,
    0x78: "☒", 0xA1: "○", 0xA4: "◉", 0xA8: UNTICKED, 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: TICKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: UNTICKED, 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: TICKED, 0x53: "☒", 0x54: "☒",
    0x81: "○", 0x97: "●", 0x98: "●", 0x9E: "●", 0xA2: "■", 0xA3: UNTICKED,
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: UNTICKED, 0x67: "■", 0x6E: "●", 0x72: "✗"}
_SYMBOL = {0xD6: "√", 0xD7: "·", 0xB7: "•"}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE = 0xF000
_FONT_SIZE = 0x100
_OF_A_FONT = re.compile(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + _FONT_SIZE - 1)}]")


def symbol(font: str, code: int) -> str:
    """The character a `w:sym` shows; one we have no name for is a bullet, never lost."""
    table = _FONTS.get(font.strip().lower(), _WINGDINGS)
    return table.get(code - _PRIVATE if code >= _PRIVATE else code, "•")


def spell(text: str, font: str) -> str:
    """Text typed in a symbol font (a plain "R" in Wingdings 2 is a ticked box).

    Letters of U+F0xx stand for symbols whatever the font: no other font has letters there.
    """
    table = _FONTS.get(font.strip().lower())
    if table is None and not _OF_A_FONT.search(text):
        return text
    return "".join(_spell_one(character, table) for character in text)


def _spell_one(character: str, table: Mapping[int, str] | None) -> str:
    code = ord(character)
    if _PRIVATE <= code < _PRIVATE + _FONT_SIZE:
        return (table or _WINGDINGS).get(code - _PRIVATE, "•")
    return table.get(code, character) if table else character
