"""Adds names written by hand, where a seal should be, to a document's stamps."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts.file_facts import FileFacts, PagedFacts
from parsers.facts.filetype import FileType
from parsers.facts.scan_facts import ScanPage
from parsers.page_files.drawn_pages import DrawnPages
from parsers.pages.handwritten import find_handwritten
from parsers.pages.page import PageImage, Pixels
from parsers.pages.printed_lines import printed_lines
from parsers.pages.seal_places import Printed, seal_places
from parsers.pdf.document import open_pdf
from parsers.pdf.shown_page import shown_page
from parsers.scans.page_ink import ink_of
from parsers.scans.scanned import MOST_PAGES
from parsers.scans.straightening import levelled, slope_of

# The engine is as sure of print as that; of handwriting seldom, and of what it makes nothing of.
CONFIDENT = 0.8
# Handwriting is higher than print: the engine makes words of it (由, Mulls) as of anything.
PRINT_HEIGHT = 1.35


def with_handwriting(facts: FileFacts, drawn: DrawnPages) -> FileFacts:
    """The same facts, with an uncertain stamp for each page that has a handwritten name at a place
    for a seal. Only where no stamp was seen at all: beside a seal a name says nothing further.
    """
    paged = facts.paged
    if paged is None or paged.stamps:
        return facts
    asking = dict(_asking(drawn, paged))
    found = tuple(
        stamp
        for page in drawn.pages(asking)
        for stamp in find_handwritten(*_upright(page, paged, asking[page.number]))
    )
    return replace(facts, paged=replace(paged, stamps=found)) if found else facts


def _asking(drawn: DrawnPages, paged: PagedFacts) -> Iterator[tuple[int, tuple[Printed, ...]]]:
    """Number and lines of each page that has a place for a seal."""
    scans = {n: _lines(page) for n, page in enumerate(paged.scan_pages, start=1) if page.lines}
    typed = [n for n in range(1, min(paged.pages, MOST_PAGES) + 1) if n not in scans]
    printed = _printed(drawn.data, typed) if drawn.kind is FileType.PDF else ()
    for number, lines in (*scans.items(), *printed):
        if number <= MOST_PAGES and seal_places(lines):
            yield number, lines


def _printed(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, tuple[Printed, ...]]]:
    opened = open_pdf(data)
    with closing(opened.shown):
        for number in numbers:
            try:
                with closing(shown_page(opened, number - 1)) as page:
                    yield number, printed_lines(page)
            except pdfium.PdfiumError:
                # A page that cannot be loaded shows no handwriting.
                continue


def _upright(
    page: PageImage, paged: PagedFacts, lines: tuple[Printed, ...]
) -> tuple[Pixels, int, tuple[Printed, ...]]:
    """The page in the coordinates of its lines: a scan turned upright and straightened."""
    number = page.number
    scan = paged.scan_pages[number - 1] if number <= len(paged.scan_pages) else ScanPage()
    if not scan.lines:
        return page.pixels, number, lines
    turned = np.ascontiguousarray(np.rot90(page.pixels, -scan.turned // 90))
    return levelled(turned, slope_of(ink_of(turned))), number, lines


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
