"""What a stamp decision rests on, as small pictures: each stamp seen, or the pages that bear none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts import PagedFacts, Stamp, StampKind
from parsers.filetype import FileType
from parsers.paged.image import read_frames
from parsers.paged.pages import PageImage, Pixels, render
from parsers.paged.pdf_document import open_pdf

# Enough to judge form and pledge; a bundle of stamped certificates has dozens.
MOST_STAMPS, MOST_BARE_PAGES = 6, 3
# Of the stamp's own size, on each side: the ring alone does not show what it lies upon.
AROUND = 0.35
# On the long side: a seal's characters are legible, a page's layout is; about 15 to 50 KB.
CROP_SIDE, PAGE_SIDE = 420, 640
QUALITY = 80


@dataclass(frozen=True, slots=True)
class Evidence:
    """A JPEG. `number` counts the pictures of one document from 1; `page` counts from 1;
    `seen` is the stamp's presence, "none" for a page on which none was seen.
    """

    number: int
    page: int
    seen: str
    jpeg: bytes


def evidence(data: bytes, kind: FileType, facts: PagedFacts) -> tuple[Evidence, ...]:
    """The pictures for a PDF or picture, most telling first.

    Of pages without a stamp the last ones are shown, where a stamp would be.
    """
    stamps = [s for s in facts.stamps if s.kind is not StampKind.SIGNATURE][:MOST_STAMPS]
    if stamps:
        cut = _crops(data, kind, stamps)
    else:
        first = max(1, min(facts.pages, facts.pages_searched) - MOST_BARE_PAGES + 1)
        numbers = range(first, min(facts.pages, facts.pages_searched) + 1)
        cut = (
            (page.number, "none", page.pixels, PAGE_SIDE) for page in _pages(data, kind, numbers)
        )
    return tuple(
        Evidence(number, page, seen, _jpeg(pixels, side))
        for number, (page, seen, pixels, side) in enumerate(cut, start=1)
    )


def _crops(
    data: bytes, kind: FileType, stamps: Sequence[Stamp]
) -> Iterator[tuple[int, str, Pixels, int]]:
    pages = {page.number: page for page in _pages(data, kind, sorted({s.page for s in stamps}))}
    for stamp in stamps:
        if stamp.page in pages:
            part = _around(pages[stamp.page].pixels, stamp.box)
            yield stamp.page, str(stamp.presence), part, CROP_SIDE


def _around(pixels: Pixels, box: tuple[float, float, float, float]) -> Pixels:
    height, width = pixels.shape[:2]
    x, y, wide, high = box[0] * width, box[1] * height, box[2] * width, box[3] * height
    left, top = max(0, int(x - AROUND * wide)), max(0, int(y - AROUND * high))
    right, bottom = int(x + (1 + AROUND) * wide) + 1, int(y + (1 + AROUND) * high) + 1
    return pixels[top : max(top + 1, bottom), left : max(left + 1, right)]


def _pages(data: bytes, kind: FileType, numbers: Sequence[int]) -> Iterator[PageImage]:
    if kind is FileType.IMAGE:
        _, frames = read_frames(data)
        yield from (frame for frame in frames if frame.number in numbers)
        return
    document = open_pdf(data).shown
    try:
        for number in numbers:
            yield from _rendered(document, number)
    finally:
        document.close()


def _rendered(document: pdfium.PdfDocument, number: int) -> Iterator[PageImage]:
    try:
        page = document[number - 1]
        try:
            yield render(page, number)
        finally:
            page.close()
    except pdfium.PdfiumError:
        # A page that cannot be drawn was not searched either; its finding says so.
        return


def _jpeg(pixels: Pixels, side: int) -> bytes:
    scale = min(1.0, side / max(pixels.shape[:2]))
    if scale < 1:
        extent = tuple(max(1, round(length * scale)) for length in pixels.shape[1::-1])
        pixels = np.asarray(cv2.resize(pixels, extent, interpolation=cv2.INTER_AREA), np.uint8)
    picture = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()
