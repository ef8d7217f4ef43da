"""Recognises a scanner's own OCR, laid invisibly under or over the picture of a page.

Such a layer is full of slips nobody sees: it is OCR text, and must not be held against anybody as
if it had been typed.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types

# Neither filled nor stroked, by itself or as a clipping path.
_INVISIBLE = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
# The font of Tesseract, ocrmypdf and others: every glyph is empty.
_EMPTY_FONT = b"glyphless"
# A scanner app's visible mark beside the hidden layer is a few text objects of many.
MOSTLY = 0.7
# Objects looked at a page; an OCR layer has one a word or line.
MOST_OBJECTS = 3000
# A picture of so much of the page covers what was drawn before it.
COVERS = 0.5
_LONGEST_NAME = 128


def is_hidden_layer(page: pdfium.PdfPage) -> bool:
    """Tell whether text lies hidden, on a page that a picture makes up. Drawn order tells what the
    picture covers.
    """
    shown = list(_texts_shown(page))
    return bool(shown) and shown.count(False) >= MOSTLY * len(shown)


def _texts_shown(page: pdfium.PdfPage) -> Iterator[bool]:
    """Per text object whether it can be seen."""
    wanted = (pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_IMAGE)
    objects = [
        found
        for _, found in zip(
            range(MOST_OBJECTS), page.get_objects(filter=wanted, max_depth=3), strict=False
        )
    ]
    covered_until = max((n for n, one in enumerate(objects) if _covers(page, one)), default=-1)
    for number, one in enumerate(objects):
        if one.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            yield number > covered_until and not _is_invisible(one)


def _covers(page: pdfium.PdfPage, one: pdfium.PdfObject) -> bool:
    if one.type != pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return False
    left, bottom, right, top = one.get_bounds()
    width, height = page.get_size()
    return bool((right - left) * (top - bottom) >= COVERS * width * height)


def _is_invisible(text: pdfium.PdfObject) -> bool:
    if pdfium_c.FPDFTextObj_GetTextRenderMode(text.raw) in _INVISIBLE:
        return True
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    font = pdfium_c.FPDFTextObj_GetFont(text.raw)
    if not font:
        return False
    pdfium_c.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    return _EMPTY_FONT in name.value.lower()
