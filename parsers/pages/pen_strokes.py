"""Finds pen ink at a place on a page, after print and ruled lines are removed."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.boxes import PageBox, PixelBox, PixelSpan
from parsers.pages.page import Pixels

PenMask = NDArray[np.uint8]

# Ink against the paper around it, as for lines of print.
INK = 0.72
# How far the blue of a blue or violet pen stands above red and green together: a pale pen comes to
# 100. Chosen so that no black print of 64 painted scans (JPEG quality 55 and up) is taken for blue.
BLUE = 60
# Red belongs to seals, which are looked for elsewhere.
RED = 40
# A ruled line is straight ink longer than this many heights of a line of print.
RULE = 2.2
# In heights of a line: specks are smaller than the first. Print goes up to 1.0 and hangs together
# over no more; so does a date filled in by hand. A stroke of a name goes beyond.
SPECK, BEYOND_PRINT, BEYOND_PRINT_IN_BLUE = 0.25, 1.25, 1.1
# Glyphs of black print touch on poor scans, so what is merely long must be longer than that.
LONG = 2.4
# Marks nearer than this belong to one name, which is at least so wide and high. Blue is no print.
JOIN = 0.8
LEAST_BLACK, LEAST_BLUE = (2.4, 1.5), (2.0, 1.25)
# Strokes fill little of the box around them; a picture, a logo or a block of grey fills more.
FILLED, BARELY = 0.42, 0.015
# All strokes together against the way across the name. A rule, a fold, a hair come to 1.1, the corner
# of a table to 1.4, a painted name of six thin loops to 2.3.
WINDING = 1.6
# Pen strokes are narrow against the height of print, where they cross as well: bars and blots are not.
THICKEST = 0.55


@dataclass(frozen=True, slots=True)
class Written:
    """`box` is where, `colour` is blue or black."""

    box: PageBox
    colour: str


def written_at(
    page: Pixels, place: PageBox, printed: Sequence[PageBox], line: float
) -> Written | None:
    """Return what is written by hand at the place, None where nothing certain is.

    `printed` are the boxes of print, `line` the height of a line of it; all in fractions of a page
    that stands upright.
    """
    height, width = page.shape[:2]
    left, top, right, bottom = _pixels(place, page)
    line *= height
    if right - left < 2 * line or bottom - top < line:
        return None
    part = np.ascontiguousarray(page[top:bottom, left:right])
    dark, blue = _inks(part, line)
    for box in printed:
        x0, y0, x1, y1 = _pixels(box, page)
        for mask in (dark, blue):
            mask[max(0, y0 - top) : max(0, y1 - top), max(0, x0 - left) : max(0, x1 - left)] = 0
    for colour, mask in (("blue", blue), ("black", dark)):
        found = _name_in(_without_rules(mask, line), line, blue=colour == "blue")
        if found is not None:
            x, y, w, h = found
            return Written(((left + x) / width, (top + y) / height, w / width, h / height), colour)
    return None


def _pixels(box: PageBox, page: Pixels) -> PixelSpan:
    height, width = page.shape[:2]
    x, y, w, h = box
    return (
        min(width, max(0, round(x * width))),
        min(height, max(0, round(y * height))),
        min(width, max(0, round((x + w) * width))),
        min(height, max(0, round((y + h) * height))),
    )


def _inks(part: Pixels, line: float) -> tuple[PenMask, PenMask]:
    """All ink but red, and the blue of it."""
    soft = cv2.GaussianBlur(part, (3, 3), 0).astype(np.int16)
    red, green, blue = soft[:, :, 0], soft[:, :, 1], soft[:, :, 2]
    reddish = red - np.maximum(green, blue) > RED
    reach = 2 * int(2 * line) + 1
    grey = soft.min(axis=2).clip(0, 255).astype(np.uint8)
    paper = cv2.dilate(cv2.medianBlur(grey, 5), np.ones((reach, reach), np.uint8))
    dark = (grey < INK * paper.astype(np.float32)) & ~reddish
    bluish = dark & (2 * blue - red - green > BLUE) & (blue > red)
    return dark.astype(np.uint8) * 255, bluish.astype(np.uint8) * 255


def _without_rules(mask: PenMask, line: float) -> PenMask:
    length = max(8, round(RULE * line))
    across = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.subtract(mask, rules), np.uint8)


def _name_in(mask: PenMask, line: float, *, blue: bool) -> PixelBox | None:
    """The box of a group of pen strokes that is large enough for a name."""
    marks = _marks(mask, line, blue=blue)
    joined = cv2.dilate(marks, np.ones((round(JOIN * line), round(2 * JOIN * line)), np.uint8))
    _, groups, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for number in range(1, len(boxes)):
        ys, xs = np.nonzero((groups == number) & (marks > 0))
        x, y, w, h = int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1
        wide, high = LEAST_BLUE if blue else LEAST_BLACK
        if w < wide * line or h < high * line or not BARELY < len(xs) / (w * h) < FILLED:
            continue
        group = np.where(groups[y : y + h, x : x + w] == number, marks[y : y + h, x : x + w], 0)
        if _is_written(group.astype(np.uint8), line, blue=blue):
            return x, y, w, h
    return None


def _marks(mask: PenMask, line: float, *, blue: bool) -> PenMask:
    """Keeps of blue all but specks, for forms are printed black; of black what exceeds print."""
    marks = np.zeros_like(mask)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for number, (x, y, w, h, _) in enumerate(stats[1:], start=1):
        beyond = h >= BEYOND_PRINT * line or w >= LONG * line
        if beyond or (blue and max(w, h) >= SPECK * line):
            marks[y : y + h, x : x + w] |= (labels[y : y + h, x : x + w] == number) * np.uint8(255)
    return marks


def _is_written(group: PenMask, line: float, *, blue: bool) -> bool:
    """Narrow and winding: the length of its ink far exceeds the way across it."""
    padded = cv2.copyMakeBorder(group, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    half = cv2.distanceTransform(padded, cv2.DIST_L2, 3)
    thick = 2 * float(np.percentile(half[half > 0], 90))
    length = cv2.countNonZero(group) / max(1.0, 0.8 * thick)
    if thick > THICKEST * line or length < WINDING * float(np.hypot(*group.shape)):
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(group, connectivity=8)
    largest = max(max(w, h) for _, _, w, h, _ in stats[1:])
    return bool(not blue or largest >= BEYOND_PRINT_IN_BLUE * line)
