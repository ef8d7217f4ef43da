"""Searches posters and plans for seals. On a page of A1 a seal of 42 mm is a few pixels.

Where such a page has red ink in a seal's size, these places alone are drawn again as finely as a
page of A4 is, and looked at there.
"""

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts.boxes import PageBox, PixelBox
from parsers.facts.file_facts import Presence, Stamp
from parsers.pages.page import SEARCH_DPI, PageImage, size_of
from parsers.pages.paper import MM_PER_INCH, POINTS_PER_INCH, is_large_sheet
from parsers.seals.ink import Mask, read_inks, read_light
from parsers.seals.stamps import LEAST_MM, MOST_MM, SMALL, clusters, find_stamps

# A3 and tabloid are searched as a whole: their seals are 100 pixels across and more.
LONGEST_WHOLE_MM = 450.0
A3_POINTS = 841.9 * 1190.6
# Paper beside a seal, from which its ink is distinguished.
AROUND_MM = 25.0
# What is larger than a seal is gone through in squares, each of which holds one that lies on the border
# of the next; a plan has red lines all over it, and a seal on it more red than they.
SQUARE_MM, STEP_MM = 150.0, 80.0
# A look costs a fifth of a second. Posters have red titles and pictures, none of a seal's size and form.
MOST_LOOKS, MOST_PATCHES = 6, 100
# A seal set down alone is nearly as wide as high; print and another seal beside it add to one side.
LEAST_RATIO = 0.45


def in_a3_sheets(page: pdfium.PdfPage) -> float:
    """The page's area in sheets of A3."""
    size = size_of(page)
    return size.width * size.height / A3_POINTS


def find_on_large(page: pdfium.PdfPage, image: PageImage, *, scan: bool) -> tuple[Stamp, ...]:
    """The red stamps of a seal's size on a page larger than A3, () on any other page.

    `image`: the whole page as drawn. `scan`: the page is one picture, whose scale nobody knows. There,
    and where no sheet has the page's size, a stamp needs review and has no diameter.
    """
    size = size_of(page)
    mm = max(size.width, size.height) / POINTS_PER_INCH * MM_PER_INCH / max(image.pixels.shape[:2])
    if mm * max(image.pixels.shape[:2]) <= LONGEST_WHOLE_MM:
        return ()
    known = is_large_sheet(size) and not scan
    red = read_inks(read_light(image.pixels)).red.mask
    looks = (_look(page, image, box) for box in _places(red, mm))
    found = (_told(stamp, known=known) for stamps in looks for stamp in stamps)
    return _one_each(stamp for stamp in found if stamp is not None)


def _told(stamp: Stamp, *, known: bool) -> Stamp | None:
    if known:
        return stamp
    if stamp.reason != SMALL and stamp.presence is not Presence.FOUND:
        return None
    return replace(stamp, presence=Presence.UNCERTAIN, diameter_mm=None, reason=SMALL)


def _places(red: Mask, mm: float) -> list[PixelBox]:
    """Return where seals may be: patches of their size first, then the reddest squares of larger ones."""
    least, most = 0.7 * LEAST_MM / mm, 1.6 * MOST_MM / mm
    alike: list[tuple[float, PixelBox]] = []
    squares: list[tuple[int, PixelBox]] = []
    for x, y, patch in clusters(red, least, MOST_PATCHES):
        height, width = patch.shape
        if max(width, height) <= most and min(width, height) >= LEAST_RATIO * max(width, height):
            alike.append((_in_corners(patch), (x, y, width, height)))
        else:
            squares += _squares(x, y, patch, round(SQUARE_MM / mm), round(STEP_MM / mm))
    alike.sort(key=lambda one: one[0])
    squares.sort(key=lambda one: -one[0])
    reach = round(AROUND_MM / mm)
    chosen = [box for _, box in (*alike, *squares)][:MOST_LOOKS]
    return [(x - reach, y - reach, w + 2 * reach, h + 2 * reach) for x, y, w, h in chosen]


def _in_corners(patch: Mask) -> float:
    """The share of the ink outside the ellipse in the patch's box: of a seal alone next to none."""
    height, width = patch.shape
    middle = width // 2, height // 2
    beyond = patch.copy()
    cv2.ellipse(beyond, middle, middle, 0, 0, 360, (0.0,), -1)
    return cv2.countNonZero(beyond) / max(1, cv2.countNonZero(patch))


def _squares(x: int, y: int, patch: Mask, side: int, step: int) -> Iterator[tuple[int, PixelBox]]:
    height, width = patch.shape
    for top in range(0, max(1, height - side + step), max(1, step)):
        for left in range(0, max(1, width - side + step), max(1, step)):
            part = patch[top : top + side, left : left + side]
            if part.any():
                box = (x + left, y + top, part.shape[1], part.shape[0])
                yield int(np.count_nonzero(part)), box


def _look(page: pdfium.PdfPage, image: PageImage, box: PixelBox) -> list[Stamp]:
    """The red stamps in one place, drawn at the search's resolution."""
    height, width = image.pixels.shape[:2]
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(width, box[0] + box[2]), min(height, box[1] + box[3])
    points = max(page.get_size()) / max(width, height)
    bitmap = page.render(
        scale=SEARCH_DPI / POINTS_PER_INCH,
        # Left, bottom, right, top: what is cut off at each side.
        crop=tuple(one * points for one in (left, height - bottom, width - right, top)),
        rev_byteorder=True,
        limit_image_cache=True,
    )
    pixels = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
    bitmap.close()
    part = (left / width, top / height, (right - left) / width, (bottom - top) / height)
    view = PageImage(image.number, pixels, MM_PER_INCH / SEARCH_DPI)
    return [
        replace(stamp, box=_on_page(stamp.box, part))
        for stamp in find_stamps(view)
        if stamp.colour == "red"
    ]


def _on_page(box: PageBox, part: PageBox) -> PageBox:
    x, y, width, height = box
    left, top, wide, high = part
    placed = left + x * wide, top + y * high, width * wide, height * high
    return (round(placed[0], 4), round(placed[1], 4), round(placed[2], 4), round(placed[3], 4))


def _one_each(stamps: Iterator[Stamp]) -> tuple[Stamp, ...]:
    """One stamp for each place, what was found before what is doubtful."""
    kept: list[Stamp] = []
    for one in sorted(stamps, key=lambda s: (s.presence is not Presence.FOUND, -s.confidence)):
        middle = one.box[0] + one.box[2] / 2, one.box[1] + one.box[3] / 2
        if not any(_holds(other.box, middle) for other in kept):
            kept.append(one)
    return tuple(kept)


def _holds(box: PageBox, point: tuple[float, float]) -> bool:
    x, y, width, height = box
    return x <= point[0] <= x + width and y <= point[1] <= y + height
