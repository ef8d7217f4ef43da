"""Renders a document's pages once, for all who look at them: stamps, lines, pen strokes."""

from collections.abc import Collection, Iterator
from contextlib import closing
from heapq import merge

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts.filetype import FileType
from parsers.page_files.ofd.open_ofd import open_ofd
from parsers.pages.frames import read_frames
from parsers.pages.page import DRAWN_DPI, LONGEST_SIDE, PageImage, render
from parsers.pdf.document import OpenPdf, open_pdf
from parsers.pdf.shown_page import shown_page

# Form, pledge and what they are merged with: 9 MB each. Further pages are drawn when asked for.
MOST_KEPT = 6
# For the second look at what may be a difference; A4 at this resolution is 2,923 pixels long.
FINE_DPI, FINE_SIDE = 250, 3000


class DrawnPages:
    """The pages of a PDF, OFD or picture. Raises Unreadable as their readers do.

    Of an OFD `data` is a PDF of the same pages, its seals drawn.
    """

    def __init__(self, data: bytes, kind: FileType) -> None:
        self.data, self.kind = as_drawn(data, kind)
        self._kept: dict[int, PageImage] = {}

    def keep(self, page: PageImage) -> None:
        """Takes in a page that its reader has drawn, at DRAWN_DPI."""
        if page.number <= MOST_KEPT:
            self._kept[page.number] = page

    def pages(self, numbers: Collection[int]) -> Iterator[PageImage]:
        """Those of the pages, by number from 1, that can be drawn; at DRAWN_DPI, in order."""
        missing = [number for number in numbers if number not in self._kept]
        known = [self._kept[number] for number in sorted(numbers) if number in self._kept]
        drawn = draw_pages(self.data, self.kind, missing, DRAWN_DPI)
        for page in merge(known, drawn, key=lambda page: page.number):
            self.keep(page)
            yield page

    def finer(self, numbers: Collection[int]) -> Iterator[PageImage]:
        """The same pages as fine as print can be read; they are not kept."""
        return draw_pages(self.data, self.kind, numbers, FINE_DPI, FINE_SIDE)


def as_drawn(data: bytes, kind: FileType) -> tuple[bytes, FileType]:
    """The bytes of what is drawn in the file's place, and their kind."""
    return (open_ofd(data).shown, FileType.PDF) if kind is FileType.OFD else (data, kind)


def draw_pages(
    data: bytes, kind: FileType, numbers: Collection[int], dpi: float, longest: int = LONGEST_SIDE
) -> Iterator[PageImage]:
    """Those of the pages, by number from 1, that are there and can be drawn; in order."""
    if not numbers:
        return
    data, kind = as_drawn(data, kind)
    if kind is FileType.IMAGE:
        _, frames = read_frames(data, longest)
        yield from (frame for frame in frames if frame.number in numbers)
        return
    opened = open_pdf(data)
    with closing(opened.shown):
        for number in sorted(numbers):
            if 1 <= number <= len(opened.shown):
                yield from _drawn(opened, number, dpi, longest)


def _drawn(opened: OpenPdf, number: int, dpi: float, longest: int) -> Iterator[PageImage]:
    try:
        with closing(shown_page(opened, number - 1)) as page:
            yield render(page, number, dpi, longest=longest)
    except pdfium.PdfiumError:
        # A page that cannot be drawn was not searched either; who asks for it finds it missing.
        return
