"""Draws the result of the stamp search on pictures of the pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import cv2
import numpy as np

from parsers.facts.file_facts import PagedFacts, Presence, Stamp, StampKind
from parsers.filetypes.sniff import sniff
from parsers.page_files.drawn_pages import draw_pages
from parsers.page_files.pdf_file import searched_pages
from parsers.pages.page import SEARCH_DPI, PageImage, Pixels

# RGB: green for found, orange for what a person must look at, grey for a page that shows none.
COLOURS = {
    Presence.FOUND: (0, 140, 60),
    Presence.UNCERTAIN: (230, 120, 0),
    Presence.NONE: (110, 110, 110),
}
# A catalogue of two hundred pages without a seal is not drawn whole.
MOST_BARE_PAGES = 20
PAPER = (255, 255, 255)
FONT = cv2.FONT_HERSHEY_SIMPLEX


def annotate(data: bytes, facts: PagedFacts) -> tuple[tuple[int, bytes], ...]:
    """(page number from 1, PNG) of every page with a stamp seen on it; digital ones have no place.

    Where no stamp was seen on any page, the pages searched are shown, marked as such.
    """
    seen = [stamp for stamp in facts.stamps if stamp.kind is not StampKind.SIGNATURE]
    searched = (number + 1 for number in sorted(searched_pages(facts.pages)))
    numbers = sorted({stamp.page for stamp in seen}) or list(islice(searched, MOST_BARE_PAGES))
    return tuple(
        (page.number, _png(draw(page, [stamp for stamp in seen if stamp.page == page.number])))
        for page in _pages(data, numbers)
    )


def draw(page: PageImage, stamps: Sequence[Stamp]) -> Pixels:
    """The page's pixels with a box and a caption for each stamp, or the word that it has none."""
    canvas = np.ascontiguousarray(page.pixels)
    height, width = canvas.shape[:2]
    thick = max(1, round(max(height, width) / 700))
    for stamp in stamps:
        x, y, w, h = stamp.box
        corner = (round(x * width), round(y * height))
        end = (round((x + w) * width), round((y + h) * height))
        cv2.rectangle(canvas, corner, end, COLOURS[stamp.presence], thick)
        _write(canvas, _caption(stamp), corner, COLOURS[stamp.presence], thick)
    if not stamps:
        cv2.rectangle(canvas, (0, 0), (width - 1, height - 1), COLOURS[Presence.NONE], 2 * thick)
        words = (f"page {page.number} searched: no stamp seen",)
        _write(canvas, words, (4 * thick, 0), COLOURS[Presence.NONE], thick)
    return canvas


def _caption(stamp: Stamp) -> tuple[str, ...]:
    size = f" {stamp.diameter_mm:.0f} mm" if stamp.diameter_mm else ""
    what = f"{stamp.presence}: {stamp.colour} {stamp.kind}{size} ({stamp.confidence:.2f})"
    return (what, stamp.reason) if stamp.reason else (what,)


def _write(
    canvas: Pixels,
    lines: Iterable[str],
    corner: tuple[int, int],
    colour: tuple[int, int, int],
    thick: int,
) -> None:
    """The lines above the corner on a ground of paper; moved where they would leave the page."""
    size = 0.42 * thick
    sized = [(line, cv2.getTextSize(line, FONT, size, thick)[0]) for line in lines]
    step, wide = 15 * thick, max(extent[0] for _, extent in sized)
    left = max(0, min(corner[0], canvas.shape[1] - wide - 2 * thick))
    top = min(max(0, corner[1] - step * len(sized)), max(0, canvas.shape[0] - step * len(sized)))
    cv2.rectangle(canvas, (left, top), (left + wide, top + step * len(sized)), PAPER, cv2.FILLED)
    for number, (line, _) in enumerate(sized, start=1):
        place = (left, top + step * number - 4 * thick)
        cv2.putText(canvas, line, place, FONT, size, colour, thick, cv2.LINE_AA)


def _pages(data: bytes, numbers: Sequence[int]) -> Iterator[PageImage]:
    return draw_pages(data, sniff(data, "")[0], numbers, SEARCH_DPI)


def _png(pixels: Pixels) -> bytes:
    return cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))[1].tobytes()
