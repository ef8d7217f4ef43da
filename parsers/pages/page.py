"""Renders pages at the lowest resolution that still shows a seal's text."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from parsers.facts.boxes import PageBox
from parsers.pages.page_weight import is_too_heavy
from parsers.pages.paper import MM_PER_INCH, POINTS_PER_INCH, PageSize

Pixels = NDArray[np.uint8]
"""Rows × columns × 3, RGB."""

# At 110 dpi a 40 mm seal is 170 pixels across and its characters 16 high: enough to tell text from
# texture; the search's cost grows with the square of it.
SEARCH_DPI = 110
# Pages are drawn once, as fine as the recogniser is at its best: below it small type blurs, above it
# only costs; a 40 mm seal's characters are 30 pixels high. A scan of that fineness is drawn faster
# than it is at the search's.
DRAWN_DPI = 150
# A page may declare any size; whatever it says, no picture is larger than this on its long side.
LONGEST_SIDE = 2000
# Slips and reduced pages are drawn larger than they are, as long as A5: there the print of an A4
# reduced to a quarter and the seal on it still have their form.
LEAST_LONG = 1240
# JPEG leaves a shade of colour on grey pages; the limit (of 255) is a choice, not yet measured.
COLOUR_SPREAD = 16
# Percent of a page of A3 and smaller: a seal of 42 mm has 0.8 % of A3 in ink, specks have less.
COLOURED_SHARE = 0.1
# Colour is looked for on a picture about this long.
GREY_SIDE = 400
# A picture that covers this share of its page is a scan or photo of paper, not a decoration.
SCAN_COVER = 0.5
# A till's receipt is six times as long as wide.
STRIP = 12
# Objects looked at per page when asking what lies under a seal.
MOST_OBJECTS = 2000


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page to look at. `number` counts from 1; `mm_per_pixel` is None where paper has no size."""

    number: int
    pixels: Pixels
    mm_per_pixel: float | None = None


def size_of(page: pdfium.PdfPage) -> PageSize:
    width, height = page.get_size()
    return PageSize(float(width), float(height))


def render(
    page: pdfium.PdfPage,
    number: int,
    dpi: float = DRAWN_DPI,
    *,
    bare: bool = False,
    longest: int = LONGEST_SIDE,
) -> PageImage:
    """The page upright as a viewer shows it; `bare`: without the annotations laid upon it.

    Raises PdfiumError for a page of more objects than can be drawn in good time.
    """
    if is_too_heavy(page):
        raise pdfium.PdfiumError("the page has too many objects to be drawn")
    size = size_of(page)
    scale = min(dpi / POINTS_PER_INCH, longest / max(size.width, size.height))
    scale = max(scale, min(LEAST_LONG, longest) / max(size.width, size.height))
    # A strip of 1 × 14,400 points must still have a pixel across.
    scale = max(scale, 1.01 / min(size.width, size.height))
    if math.ceil(size.width * scale) * math.ceil(size.height * scale) > 2 * longest**2:
        return PageImage(number, np.full((8, 8, 3), 255, np.uint8))
    bitmap = page.render(
        scale=scale,
        rev_byteorder=True,
        limit_image_cache=True,
        may_draw_forms=not bare,
        draw_annots=not bare,
    )
    pixels = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
    bitmap.close()
    return PageImage(
        number, pixels, MM_PER_INCH / (scale * POINTS_PER_INCH) if size.is_sheet else None
    )


def for_search(page: PageImage) -> PageImage:
    """A page drawn at DRAWN_DPI as one at SEARCH_DPI, on which stamps are looked for."""
    scale = SEARCH_DPI / DRAWN_DPI
    extent = tuple(max(1, round(side * scale)) for side in page.pixels.shape[1::-1])
    small = np.asarray(cv2.resize(page.pixels, extent), dtype=np.uint8)
    mm = page.mm_per_pixel
    return PageImage(page.number, small, mm / scale if mm else None)


def picture_boxes(page: pdfium.PdfPage) -> tuple[PageBox, ...]:
    """Boxes of the page's pictures: x, y, width, height in fractions of the page as shown."""
    if is_too_heavy(page):
        return ()
    return tuple(box_on(page, *found.get_bounds()) for found in _pictures(page))


def is_scan(boxes: tuple[PageBox, ...]) -> bool:
    """Tell whether pictures make up the page (a scanner may cut it into strips)."""
    return sum(width * height for _, _, width, height in boxes) >= SCAN_COVER


def _pictures(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    objects = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    for _, found in zip(range(MOST_OBJECTS), objects, strict=False):
        yield found


def box_on(page: pdfium.PdfPage, left: float, bottom: float, right: float, top: float) -> PageBox:
    """A box in page space (origin bottom left, unrotated) as fractions of the page as shown."""
    x0, y0, x1, y1 = page.get_bbox()
    width, height = max(x1 - x0, 1.0), max(y1 - y0, 1.0)
    corners = {
        0: (left - x0, y1 - top, right - x0, y1 - bottom),
        90: (bottom - y0, left - x0, top - y0, right - x0),
        180: (x1 - right, bottom - y0, x1 - left, top - y0),
        270: (y1 - top, x1 - right, y1 - bottom, x1 - left),
    }[page.get_rotation()]
    if page.get_rotation() in (90, 270):
        width, height = height, width
    a, b, c, d = (
        min(1.0, max(0.0, value / extent))
        for value, extent in zip(corners, (width, height, width, height), strict=True)
    )
    return a, b, c - a, d - b


def is_strip(pixels: Pixels) -> bool:
    """Tell whether a picture is too narrow for any paper: a rule, a strip of a panorama."""
    short, long = sorted(pixels.shape[:2])
    return bool(long > STRIP * short)


def is_grey(pixels: Pixels, *, sheets: float = 1.0) -> bool:
    """Tell whether a page is without any colour: a black-and-white copy, where no red can be seen.

    `sheets`: how many A3 sheets large the page is; the share of a seal on it is that much less.
    """
    # Averaged, for a sensor's noise has every colour.
    least, most = extremes(shrunk(pixels, GREY_SIDE))
    spread = np.percentile(most - least, 100 - COLOURED_SHARE / max(1.0, sheets))
    return bool(spread < COLOUR_SPREAD)


def shrunk(pixels: Pixels, side: int) -> Pixels:
    """Halved, which is cheaper than any other reduction, until it is just longer than `side`."""
    while max(pixels.shape[:2]) >= 2 * side and min(pixels.shape[:2]) > 1:
        high, wide = pixels.shape[0] // 2, pixels.shape[1] // 2
        # Of an odd side the last pixel would make it ten times slower.
        even = pixels[: 2 * high, : 2 * wide]
        half = cv2.resize(even, (wide, high), interpolation=cv2.INTER_AREA)
        pixels = np.asarray(half, dtype=np.uint8)
    return pixels


def extremes(pixels: Pixels) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return of each pixel the least and the greatest of its channels."""
    red, green, blue = cv2.split(pixels)
    least, most = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
    return np.asarray(least, dtype=np.uint8), np.asarray(most, dtype=np.uint8)
