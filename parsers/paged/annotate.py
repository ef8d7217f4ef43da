"""Draws what the stamp search found: a page's picture with a box around every stamp."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from parsers.facts import PagedFacts, Presence, Stamp, StampKind
from parsers.paged.image import read_frames
from parsers.paged.pages import PageImage, Pixels, render
from parsers.paged.pdf_document import open_pdf

# RGB: green for found, orange for what a person must look at.
COLOURS = {Presence.FOUND: (0, 140, 60), Presence.UNCERTAIN: (230, 120, 0)}


def annotate(data: bytes, facts: PagedFacts) -> tuple[tuple[int, bytes], ...]:
    """(page number from 1, PNG) of every page with a stamp seen on it; digital ones have no place."""
    seen = [stamp for stamp in facts.stamps if stamp.kind is not StampKind.SIGNATURE]
    numbers = sorted({stamp.page for stamp in seen})
    return tuple(
        (page.number, _png(draw(page, [stamp for stamp in seen if stamp.page == page.number])))
        for page in _pages(data, numbers)
    )


def draw(page: PageImage, stamps: Iterable[Stamp]) -> Pixels:
    """The page's pixels with a box and a caption for each stamp."""
    canvas = np.ascontiguousarray(page.pixels)
    height, width = canvas.shape[:2]
    thick = max(1, round(max(height, width) / 500))
    for stamp in stamps:
        x, y, w, h = stamp.box
        corner = (round(x * width), round(y * height))
        end = (round((x + w) * width), round((y + h) * height))
        colour = COLOURS[stamp.presence]
        cv2.rectangle(canvas, corner, end, colour, thick)
        place = (corner[0], max(12 * thick, corner[1] - 4 * thick))
        cv2.putText(
            canvas, _caption(stamp), place, cv2.FONT_HERSHEY_SIMPLEX, 0.35 * thick, colour, thick
        )
    return canvas


def _caption(stamp: Stamp) -> str:
    size = f" {stamp.diameter_mm:.0f} mm" if stamp.diameter_mm else ""
    return f"{stamp.presence} {stamp.colour} {stamp.kind}{size} {stamp.confidence:.2f}"


def _pages(data: bytes, numbers: Sequence[int]) -> Iterable[PageImage]:
    if not numbers:
        return
    if not data.lstrip().startswith(b"%PDF") and b"%PDF-" not in data[:1024]:
        _, frames = read_frames(data)
        yield from (page for page in frames if page.number in numbers)
        return
    document = open_pdf(data).shown
    try:
        for number in numbers:
            yield render(document[number - 1], number)
    finally:
        document.close()


def _png(pixels: Pixels) -> bytes:
    return cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))[1].tobytes()
