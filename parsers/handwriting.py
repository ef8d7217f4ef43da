"""Puts beside a paper's stamps a name that is written by hand where its seal should be."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts import FileFacts, PagedFacts
from parsers.filetype import FileType
from parsers.paged.handwritten import find_handwritten
from parsers.paged.image import read_frames
from parsers.paged.pages import Pixels, render
from parsers.paged.pdf_document import open_pdf
from parsers.paged.printed_lines import printed_lines
from parsers.paged.seal_places import Printed, seal_places
from parsers.scan_facts import ScanPage
from parsers.scans.straightening import levelled, slope_of
from parsers.scans.text_lines import ink_of

# Form and pledge and what they are merged with, as for the reading of scans.
MOST_PAGES = 6
# The finest strokes of a pen are 0.3 mm: two pixels.
DPI = 150
# The engine is as sure of print as that; of handwriting seldom, and of what it makes nothing of.
CONFIDENT = 0.8
# Handwriting is higher than print: the engine makes words of it (由, Mulls) as of anything.
PRINT_HEIGHT = 1.35


def with_handwriting(facts: FileFacts, data: bytes) -> FileFacts:
    """The same facts, with an uncertain stamp for each page that has a handwritten name at a place
    for a seal. Only where no stamp was seen at all: beside a seal a name says nothing further.
    """
    paged = facts.paged
    if paged is None or paged.stamps:
        return facts
    pages = _scanned(data, paged) if facts.type is FileType.IMAGE else _pdf_pages(data, paged)
    found = tuple(
        stamp
        for number, (pixels, lines) in pages
        for stamp in find_handwritten(pixels, number, lines)
    )
    return replace(facts, paged=replace(paged, stamps=found)) if found else facts


Page = tuple[int, tuple[Pixels, tuple[Printed, ...]]]
"""Number, picture and lines of a page that has a place for a seal."""


def _scanned(data: bytes, paged: PagedFacts) -> Iterator[Page]:
    wanted = {n: page for n, page in enumerate(paged.scan_pages, start=1) if _asks(_lines(page))}
    if not wanted:
        return
    _, frames = read_frames(data)
    for frame in frames[:MOST_PAGES]:
        if frame.number in wanted:
            yield frame.number, _upright(frame.pixels, wanted[frame.number])


def _pdf_pages(data: bytes, paged: PagedFacts) -> Iterator[Page]:
    shown = open_pdf(data).shown
    try:
        for index in range(min(paged.pages, MOST_PAGES)):
            try:
                found = _pdf_page(shown, index, paged)
            except pdfium.PdfiumError:
                # A page that cannot be drawn shows no handwriting.
                continue
            if found is not None:
                yield index + 1, found
    finally:
        shown.close()


def _pdf_page(
    shown: pdfium.PdfDocument, index: int, paged: PagedFacts
) -> tuple[Pixels, tuple[Printed, ...]] | None:
    page = shown[index]
    try:
        scan = paged.scan_pages[index] if index < len(paged.scan_pages) else ScanPage()
        lines = _lines(scan) if scan.lines else printed_lines(page)
        if not _asks(lines):
            return None
        pixels = render(page, index + 1, DPI).pixels
        return _upright(pixels, scan) if scan.lines else (pixels, lines)
    finally:
        page.close()


def _asks(lines: tuple[Printed, ...]) -> bool:
    return bool(seal_places(lines))


def _upright(pixels: Pixels, scan: ScanPage) -> tuple[Pixels, tuple[Printed, ...]]:
    """The page as its lines' places are told: turned upright and straightened."""
    turned = np.ascontiguousarray(np.rot90(pixels, -scan.turned // 90))
    return levelled(turned, slope_of(ink_of(turned))), _lines(scan)


def _lines(scan: ScanPage) -> tuple[Printed, ...]:
    heights = sorted(line.box[3] for line in scan.lines)
    usual = heights[len(heights) // 2] if heights else 0.0
    return tuple(
        Printed(
            line.box,
            line.text,
            line.box[3] <= PRINT_HEIGHT * usual and (not line.read or line.confidence >= CONFIDENT),
        )
        for line in scan.lines
    )
