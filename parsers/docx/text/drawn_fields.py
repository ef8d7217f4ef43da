"""Reads fields that draw characters: ticks in boxes (带圈字符) and inserted symbols."""

import re

from parsers.docx.xml.symbols import TICKED, UNTICKED, symbol

# "EQ \\o\\ac(□,√)" lays characters over each other; both kinds of comma are written.
_OVERSTRIKE = re.compile(r"\A\s*+eq\s.*?\\o[^(]*+\((.*)\)\s*\Z", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"\A\s*+symbol\s++(0x[0-9a-f]{1,6}|\d{1,6})", re.IGNORECASE)
_FONT = re.compile(r"\\f\s*(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
_FRAMES = frozenset("□☐◻▢口○〇◯◇△▫")
_SIGNS = frozenset("√✓✔×✗✘xX■●")
_CIRCLED = {str(number): chr(0x2460 + number - 1) for number in range(1, 21)}
LONGEST_INSTRUCTION = 2_000


def drawn_text(instruction: str) -> str | None:
    """Return what an EQ overstrike or a SYMBOL field shows; None for every other field."""
    if len(instruction) > LONGEST_INSTRUCTION:
        return None
    if overstrike := _OVERSTRIKE.match(instruction):
        return _overstruck([part.strip() for part in re.split("[,;，；]", overstrike[1])])
    if code := _SYMBOL.match(instruction):
        font = _FONT.search(instruction)
        return symbol((font[1] or font[2]) if font else "Symbol", int(code[1], 0))
    return None


def is_framed(instruction: str) -> bool:
    """Tell whether an overstrike draws a ring or a box around a letter: so a word is marked by hand."""
    overstrike = _OVERSTRIKE.match(instruction[:LONGEST_INSTRUCTION])
    layers = [part.strip() for part in re.split("[,;，；]", overstrike[1])] if overstrike else []
    others = [layer for layer in layers if layer and layer not in _FRAMES and layer not in _SIGNS]
    return bool(others) and any(layer in _FRAMES for layer in layers)


def _overstruck(layers: list[str]) -> str:
    """A sign in a frame is a ticked box; a number in a circle is that character; else all layers."""
    framed = [layer for layer in layers if layer in _FRAMES]
    others = [layer for layer in layers if layer and layer not in _FRAMES]
    if framed and not others:
        return UNTICKED
    if framed and all(layer in _SIGNS for layer in others):
        return TICKED
    return "".join(_CIRCLED.get(layer, layer) if framed else layer for layer in others)
