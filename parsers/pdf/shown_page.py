"""Computes the part of a page that a viewer shows."""

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types

from parsers.pdf.document import OpenPdf
from parsers.pdf.layers import hidden_annotations

# A crop box this far out in all directions crops nothing; PDFium keeps to the media box.
BEYOND = 1e7


def shown_page(opened: OpenPdf, index: int) -> pdfium.PdfPage:
    """The page `index` (from 0), without annotations of layers that are switched off.

    Raises PdfiumError for a page that cannot be loaded, or has no extent.
    """
    page = opened.shown[index]
    try:
        _widen(page)
        for place in hidden_annotations(opened.structure, index):
            _hide(page, place)
    except pdfium.PdfiumError:
        page.close()
        raise
    return page


def _widen(page: pdfium.PdfPage) -> None:
    """Gives up a crop box that leaves nothing of the page, as viewers do.

    PDFium makes a page of 0 × 0 of it, which nothing can be drawn on.
    """
    if _has_extent(page):
        return
    page.set_cropbox(-BEYOND, -BEYOND, BEYOND, BEYOND)
    if not _has_extent(page):
        raise pdfium.PdfiumError("the page has no extent")


def _has_extent(page: pdfium.PdfPage) -> bool:
    # Written so that what is no number has no extent either.
    width, height = page.get_size()
    return bool(width > 0 and height > 0)


def _hide(page: pdfium.PdfPage, place: int) -> None:
    """Marks an annotation as hidden, in memory alone."""
    annotation = pdfium_c.FPDFPage_GetAnnot(page, place)
    if annotation:
        flags = pdfium_c.FPDFAnnot_GetFlags(annotation) | pdfium_c.FPDF_ANNOT_FLAG_HIDDEN
        pdfium_c.FPDFAnnot_SetFlags(annotation, flags)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
