"""Pages without a text layer: what OCR reads of them, beside the facts and never among the text."""

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts import FileFacts, PagedFacts
from parsers.filetype import FileType
from parsers.paged.image import read_frames
from parsers.paged.pages import LONGEST_SIDE, render
from parsers.paged.pdf_document import open_pdf
from parsers.scan_facts import Level, ScanPage
from parsers.scans.ocr import LineReader, Picture
from parsers.scans.scan_text import read_closely, text_of

# Form, pledge and what they are merged with; a long supporting scan is told by its first pages.
MOST_PAGES = 6
# The recogniser's best: below it small type blurs, above it only costs.
READING_DPI = 150
# For the second look at what may be a difference; A4 at this resolution is 2,923 pixels long.
FINE_DPI, FINE_SIDE = 250, 3000
# Paper is light and without colour over most of a page, under any lamp; photographs are not.
PAPER_LIGHT, PAPER_SPREAD, PAPER_SHARE = 105, 70, 0.5


def with_scan_texts(
    facts: FileFacts, data: bytes, reader: LineReader, level: Level = Level.ROLE
) -> FileFacts:
    """The same facts with what OCR reads of the pages that have no text of their own.

    A stamped pledge is often scanned and put behind the form's printed pages; of a longer file
    with text the picture pages are its figures.
    """
    paged = facts.paged
    if paged is None or (paged.text_layer and not _is_merged(paged)):
        return facts
    read = tuple(
        _read(coarse, finer, reader, level) if not own.strip() else ScanPage()
        for (coarse, finer), own in zip(
            _pictures(facts.type, data, paged, level), paged.page_texts, strict=False
        )
    )
    read += (ScanPage(),) * (paged.pages - len(read))
    texts = tuple(map(text_of, read))
    if not any(texts):
        return facts
    # Which role a file has is not asked again because its lines were read more closely.
    if paged.scan_pages:
        texts = paged.scan_texts
    paged = replace(paged, scan_texts=texts, scan_pages=read, scan_level=level)
    return replace(facts, paged=paged)


def _is_merged(paged: PagedFacts) -> bool:
    return paged.pages <= MOST_PAGES and not all(text.strip() for text in paged.page_texts)


def is_paper(page: Picture) -> bool:
    """Whether a picture shows a page of paper; OCR of a landscape finds nothing at some cost."""
    small = cv2.resize(page, (200, 200), interpolation=cv2.INTER_AREA).astype(np.int16)
    light = small.min(axis=2) > PAPER_LIGHT
    grey = small.max(axis=2) - small.min(axis=2) < PAPER_SPREAD
    return float((light & grey).mean()) >= PAPER_SHARE


def _read(coarse: Picture, finer: Picture | None, reader: LineReader, level: Level) -> ScanPage:
    return read_closely(coarse, finer, reader, level) if is_paper(coarse) else ScanPage()


def _pictures(
    kind: FileType, data: bytes, paged: PagedFacts, level: Level
) -> Iterator[tuple[Picture, Picture | None]]:
    """The first pages, each with its finer picture where the level needs one."""
    pages = _frames if kind is FileType.IMAGE else _pdf_pages
    coarse = pages(data, paged, READING_DPI, LONGEST_SIDE)
    if level < Level.FINE:
        return ((page, None) for page in coarse)
    return zip(coarse, pages(data, paged, FINE_DPI, FINE_SIDE), strict=True)


def _frames(data: bytes, _paged: PagedFacts, _dpi: int, longest: int) -> Iterator[Picture]:
    _, pages = read_frames(data, longest)
    return (page.pixels for page in pages[:MOST_PAGES])


def _pdf_pages(data: bytes, paged: PagedFacts, dpi: int, longest: int) -> Iterator[Picture]:
    shown = open_pdf(data).shown
    try:
        for index in range(min(paged.pages, MOST_PAGES)):
            yield _page(shown, index, dpi, longest)
    finally:
        shown.close()


def _page(shown: pdfium.PdfDocument, index: int, dpi: int, longest: int) -> Picture:
    try:
        page = shown[index]
        try:
            return render(page, index + 1, dpi, longest=longest).pixels
        finally:
            page.close()
    except pdfium.PdfiumError:
        # A page that cannot be drawn is dark to us and to `is_paper`.
        return np.zeros((8, 8, 3), np.uint8)
