"""Cuts out the pictures a stamp decision rests on: each stamp, or the pages without one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import cv2
import numpy as np

from parsers.facts.boxes import PageBox
from parsers.facts.file_facts import PagedFacts, Presence, Stamp, StampKind
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.pdf_file import searched_pages
from parsers.pages.page import Pixels

# Enough to judge form and pledge; a bundle of stamped certificates has dozens.
MOST_STAMPS, MOST_BARE_PAGES = 6, 3
# Form and pledge in one file are two to four pages.
SHORT = 4
# Of the stamp's own size, on each side: the ring alone does not show what it lies upon.
AROUND = 0.35
# On the long side: a seal's characters are legible, a page's layout is; about 15 to 50 KB.
CROP_SIDE, PAGE_SIDE = 420, 640
# Tried until the picture is small: only noise and halftones come to the last.
QUALITIES = (80, 60, 40, 20)
MOST_BYTES = 60_000

# Page, what was seen, the part, its longest side as a picture.
_Cut = tuple[int, str, Pixels, int]


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """A JPEG. `number` counts the pictures of one document from 1; `page` counts from 1;
    `seen` is the stamp's presence, "none" for a page on which none was seen.
    """

    number: int
    page: int
    seen: str
    jpeg: bytes


def evidence(drawn: DrawnPages, facts: PagedFacts) -> tuple[PageEvidence, ...]:
    """The pictures for a PDF or picture, most telling first; none for one only glanced at.

    First the stamps, a seal that was found before what is doubtful; then pages searched in vain,
    the last of a document that has none, all of a short one: where form and pledge are one file,
    the page without the seal is what is to be seen.
    """
    stamps = [s for s in facts.stamps if s.kind is not StampKind.SIGNATURE]
    stamps = sorted(stamps, key=lambda s: s.presence is not Presence.FOUND)[:MOST_STAMPS]
    cut = chain(_crops(drawn, stamps), _bare(drawn, _bare_pages(facts)))
    return tuple(
        PageEvidence(number, page, seen, _jpeg(pixels, side))
        for number, (page, seen, pixels, side) in enumerate(cut, start=1)
    )


def _bare_pages(facts: PagedFacts) -> list[int]:
    if not facts.pages_searched:
        return []
    stamped = {stamp.page for stamp in facts.stamps if stamp.kind is not StampKind.SIGNATURE}
    searched = [number + 1 for number in sorted(searched_pages(facts.pages))]
    bare = [number for number in searched if number not in stamped]
    return bare[-MOST_BARE_PAGES:] if not stamped or len(searched) <= SHORT else []


def _bare(drawn: DrawnPages, numbers: Sequence[int]) -> Iterator[_Cut]:
    for page in drawn.pages(numbers):
        yield page.number, "none", page.pixels, PAGE_SIDE


def _crops(drawn: DrawnPages, stamps: Sequence[Stamp]) -> Iterator[_Cut]:
    """The stamps' crops in their order; of the pages no more than the crops are held."""
    crops = {
        index: _around(page.pixels, stamp.box)
        for page in drawn.pages({stamp.page for stamp in stamps})
        for index, stamp in enumerate(stamps)
        if stamp.page == page.number
    }
    for index, crop in sorted(crops.items()):
        yield stamps[index].page, str(stamps[index].presence), crop, CROP_SIDE


def _around(pixels: Pixels, box: PageBox) -> Pixels:
    height, width = pixels.shape[:2]
    x, y, wide, high = box[0] * width, box[1] * height, box[2] * width, box[3] * height
    left, top = max(0, int(x - AROUND * wide)), max(0, int(y - AROUND * high))
    right, bottom = int(x + (1 + AROUND) * wide) + 1, int(y + (1 + AROUND) * high) + 1
    # A copy, for a view would hold its whole page.
    return pixels[top : max(top + 1, bottom), left : max(left + 1, right)].copy()


def _jpeg(pixels: Pixels, side: int) -> bytes:
    scale = min(1.0, side / max(pixels.shape[:2]))
    if scale < 1:
        extent = tuple(max(1, round(length * scale)) for length in pixels.shape[1::-1])
        pixels = np.asarray(cv2.resize(pixels, extent, interpolation=cv2.INTER_AREA), np.uint8)
    picture = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR)
    for quality in QUALITIES:
        jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        if len(jpeg) <= MOST_BYTES:
            break
    return jpeg
