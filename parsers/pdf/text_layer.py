"""Extracts the text layer of a page, and tells whether it is usable."""

import re
import unicodedata

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.texts.visible import visible

# On a scan a scanner app's mark (扫描全能王 创建) or a page number is no text layer; OCR of even a
# sparse pledge yields a hundred characters. Measured in characters that are not white space.
LEAST_ON_SCAN = 40
# Fonts without a usable map come out as private-use or control characters. Honest text, formulae
# and Wingdings ticks included, stays under a tenth.
MOST_GARBAGE = 0.3
# A page of dense small type holds about 10,000 characters.
MOST_CHARACTERS = 200_000
_HYPHEN = re.compile(
    "(?<=\\d)\ufffe(?=\\d)|\ufffe(?=[A-Za-z0-9._-]{0,64}@)"
    "|(?<=@[A-Za-z0-9])\ufffe|(?<=[A-Za-z0-9])\ufffe(?=[A-Za-z0-9-]{1,64}\\.(?:[a-z]{2,12}\\b))"
)


def page_text(page: pdfium.PdfPage, *, scan: bool) -> str:
    """The page's text, lines separated by `\\n`; "" where there is no usable one.

    A lone mark over a scan is none, nor is a layer that decodes to garbage: both would hide that
    the page must be looked at. `hidden_text` tells whether it is a scanner's own OCR.
    """
    layer = page.get_textpage()
    try:
        text = layer.get_text_range(0, min(layer.count_chars(), MOST_CHARACTERS) or 1)
    finally:
        layer.close()
    text = clean(text)
    solid = [character for character in text if not character.isspace()]
    if scan and len(solid) < LEAST_ON_SCAN:
        return ""
    garbage = sum(map(_is_garbage, solid))
    return "" if garbage > MOST_GARBAGE * len(solid) else text


def clean(text: str) -> str:
    """Line ends as `\\n`; no NULs, and no soft marks that PDFium puts where a word is broken.

    It puts one for a hyphen at a line's end as well: in an address and a number the hyphen stays.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HYPHEN.sub("-", text)
    return visible(text.replace("\ufffe", "").replace("\x00", "")).strip()


def _is_garbage(character: str) -> bool:
    # Wingdings ticks live in U+F000–F0FF and are read elsewhere: they are not garbage.
    if "\uf000" <= character <= "\uf0ff":
        return False
    # Chinese bytes taken for Latin ones (ÖÐ¹ú); letters with accents are a tenth of French text.
    if "\u0080" <= character <= "\u00ff":
        return True
    return character == "\ufffd" or unicodedata.category(character) in {"Co", "Cn", "Cc", "Cs"}
