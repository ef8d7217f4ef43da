"""Finds the lines of text on a picture of a page, upright and in reading order.

An OCR engine's own text detector costs ten times its recogniser; on a scanned form the lines are
found well enough by their ink: ruled lines removed, glyphs joined sideways, boxes taken.
"""

import itertools
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.facts.boxes import PageBox, PixelBox, PixelSpan
from parsers.scans.ocr import Picture
from parsers.scans.page_ink import ink_of, outer, without_rules
from parsers.scans.straightening import InkMask, Slope, levelled, levelled_part, slope_of

# Heights of a line at the working width: 7 pt type is 14 px, a large title 70 px.
LEAST_HEIGHT, GREATEST_HEIGHT = 12, 90
# A box so much higher than the page's usual line, and wider than high, holds several.
TALL, WIDE = 1.55, 1.5
# Between two lines a row has less ink than this share of the mean; a title is high and has no such row.
VALLEY = 0.5
# Glyphs of one line stand nearer than this to each other; a title set wide (申  报  表) has gaps
# of up to two characters.
JOIN = 34


@dataclass(frozen=True, slots=True)
class TextLine:
    """`box`: x, y, width, height in fractions of the levelled page. `part`: the same with a little
    paper around, in pixels of `page`, which slopes.
    """

    box: PageBox
    part: PixelSpan
    page: Picture
    slope: Slope

    def picture(self) -> Picture:
        """The crop, RGB. Most lines are found and never read: only the others are levelled."""
        return levelled_part(self.page, self.slope, self.part)

    @property
    def extent(self) -> tuple[int, int]:
        """Width and height in pixels."""
        left, top, right, bottom = self.part
        return right - left, bottom - top


def find_lines(page: Picture, ink: InkMask | None = None) -> tuple[TextLine, ...]:
    """The text lines top to bottom, left to right. The page may be skewed, not turned; it is without
    red, and `ink` its ink where that is known.
    """
    ink = ink_of(page) if ink is None else ink
    slope = slope_of(ink)
    boxes = _boxes(without_rules(levelled(ink, slope, 0)))
    return tuple(_line(page, slope, box, ink.shape[1]) for box in _in_reading_order(boxes))


def halves(line: TextLine) -> tuple[TextLine, TextLine]:
    """The line cut in its middle, between two glyphs."""
    width, height = line.extent
    reach = min(height, width // 4)
    light = line.picture()[:, width // 2 - reach : width // 2 + reach].sum(
        axis=(0, 2), dtype=np.int64
    )
    at = width // 2 - reach + int(light.argmax())
    (x, y, across, high), (left, top, right, bottom) = line.box, line.part
    share = across * at / width
    return (
        replace(line, box=(x, y, share, high), part=(left, top, left + at, bottom)),
        replace(
            line, box=(x + share, y, across - share, high), part=(left + at, top, right, bottom)
        ),
    )


def _boxes(ink: InkMask) -> list[PixelBox]:
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, JOIN), np.uint8))
    joined = cv2.dilate(joined, np.ones((3, 5), np.uint8))
    contours, tree = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    whole = (cv2.boundingRect(contours[number]) for number in outer(tree))
    found = [(x, y, w, h) for x, y, w, h in whole if h >= LEAST_HEIGHT]
    usual = float(np.median([box[3] for box in found])) if found else 0.0
    boxes = (part for box in found for part in _parted(ink, box, usual))
    return [
        box for box in boxes if LEAST_HEIGHT <= box[3] <= GREATEST_HEIGHT and box[2] >= box[3] * 0.6
    ]


def _parted(ink: InkMask, box: PixelBox, usual: float) -> list[PixelBox]:
    """Lines so close that they touch, split where their rows have the least ink."""
    x, y, w, h = box
    if h < TALL * usual or w < WIDE * h:
        return [box]
    rows = ink[y : y + h, x : x + w].sum(axis=1, dtype=np.int64)
    lines = round(h / usual)
    pitch = h / lines
    cuts = [0]
    for number in range(1, lines):
        start, end = round((number - 0.3) * pitch), round((number + 0.3) * pitch) + 1
        if rows[start:end].min() < VALLEY * rows.mean():
            cuts.append(start + int(rows[start:end].argmin()))
    cuts.append(h)
    return [(x, y + top, w, end - top) for top, end in itertools.pairwise(cuts)]


def _in_reading_order(boxes: list[PixelBox]) -> list[PixelBox]:
    """Boxes whose middles lie within half a height of each other stand in one row."""
    rows: list[list[PixelBox]] = []
    for box in sorted(boxes, key=lambda b: b[1] + b[3] / 2):
        middle = box[1] + box[3] / 2
        if rows and abs(_middle(rows[-1]) - middle) < min(box[3], rows[-1][0][3]) / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row)]


def _middle(row: list[PixelBox]) -> float:
    return sum(box[1] + box[3] / 2 for box in row) / len(row)


def _line(page: Picture, slope: Slope, box: PixelBox, found_at: int) -> TextLine:
    """The line in a box that was found on ink so many pixels wide."""
    height, width = page.shape[:2]
    x, y, w, h = (value * width / found_at for value in box)
    # The recogniser wants a little paper around the glyphs.
    margin = h * 0.12
    top, bottom = max(0, int(y - margin)), min(height, int(y + h + margin) + 1)
    left, right = max(0, int(x - margin)), min(width, int(x + w + margin) + 1)
    fractions = (x / width, y / height, w / width, h / height)
    return TextLine(fractions, (left, top, right, bottom), page, slope)
