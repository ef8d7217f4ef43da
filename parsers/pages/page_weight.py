"""Estimates how much a page holds before anything expensive is done with it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types

# A page of dense type has 10,000 objects where each letter is one, a plan or a map 50,000; 100,000
# strokes across the page take the renderer fifteen seconds.
MOST_DRAWN = 100_000
# Of the whole file: past it, further heavy pages are not looked at.
MOST_IN_ALL = 400_000
# Finding a page's tables costs a tenth of a millisecond an object and character.
MOST_FOR_TABLES = 20_000
MOST_FORMS = 1000
# Programs lay a page into a form of its own, seldom that into another.
FORM_DEPTH = 8


@dataclass(slots=True)
class DrawingAllowance:
    """What of a file may still be drawn."""

    left: int = MOST_IN_ALL

    def take(self, objects: int) -> bool:
        """Tell whether a page of so many objects may be drawn."""
        if objects > min(MOST_DRAWN, self.left):
            return False
        self.left -= objects
        return True


def objects_on(page: pdfium.PdfPage) -> int:
    """Return how many objects are drawn on a page and in the forms on it."""
    upon_it = int(pdfium_c.FPDFPage_CountObjects(page))
    return upon_it if is_too_heavy(page) else upon_it + sum(_within(page))


def is_ruled(page: pdfium.PdfPage) -> bool:
    """Tell whether anything is drawn on a page beside text and pictures: one path may be a whole grid."""
    paths = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_PATH,), max_depth=FORM_DEPTH)
    return next(iter(paths), None) is not None


def is_too_heavy(page: pdfium.PdfPage) -> bool:
    """Tell whether going through the page's objects one by one is already too much."""
    return bool(pdfium_c.FPDFPage_CountObjects(page) > MOST_DRAWN)


def _within(page: pdfium.PdfPage) -> Iterator[int]:
    """Yield what the forms on the page hold; of many, the first tell."""
    forms = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_FORM,), max_depth=1)
    for _, form in zip(range(MOST_FORMS), forms, strict=False):
        yield int(pdfium_c.FPDFFormObj_CountObjects(form))
