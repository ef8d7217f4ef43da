"""Finds the lines of text on a picture of a page by cheap means, upright and in reading order.

An OCR engine's own text detector costs ten times its recogniser; on a scanned form the lines are
found well enough by their ink: ruled lines removed, glyphs joined sideways, boxes taken.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.scans.ocr import Picture
from parsers.scans.straightening import (
    Mask,
    Slope,
    levelled,
    levelled_part,
    levelness,
    reduced,
    slope_of,
)

# Finding works at this width; finer pictures only cost time. Crops come from the given picture.
WORKING_WIDTH = 1240
NEARLY = 0.02
# Level lines outdo columns of glyphs 3 : 1 and more; a page of figures in columns comes near 1 : 1.
SIDEWAYS = 1.5
# Heights of a line at the working width: 7 pt type is 14 px, a large title 70 px.
LEAST_HEIGHT, GREATEST_HEIGHT = 12, 90
# A ruled line is straight ink longer than this; no stroke of a glyph is.
RULE_LENGTH = 60
# Ink that hangs together over so much in both ways is the grid of a table, or the dark edge of a photo.
# In it a run of this length is of a rule, be it tilted; a glyph that touches one has shorter strokes.
GRID, GRID_RUN = 150, 25
# At half the size a rule as thin as a pixel still has this much ink.
THIN = 60
# Red ink against black print under it (painted and photographed seals): its red channel is 120 to
# 230 and stands 30 and more above the others; print crossed by a seal stays under 110.
REDNESS, RED_INK = 28, 115
# Ink against the paper around it: print is under 0.5, the grey of a seal in a copy up to 0.7.
INK = 0.72
# A box so much higher than the page's usual line, and wider than high, holds several.
TALL, WIDE = 1.55, 1.5
# Between two lines a row has less ink than this share of the mean; a title is high and has no such row.
VALLEY = 0.5
# Glyphs of one line stand nearer than this to each other; a title set wide (申  报  表) has gaps
# of up to two characters.
JOIN = 34


Part = tuple[int, int, int, int]
"""Left, top, and what lies just beyond right and bottom, in pixels."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """`box`: x, y, width, height in fractions of the levelled page. `part`: the same with a little
    paper around, in pixels of `page`, which slopes.
    """

    box: tuple[float, float, float, float]
    part: Part
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


def find_lines(page: Picture, ink: Mask | None = None) -> tuple[TextLine, ...]:
    """The text lines top to bottom, left to right. The page may be skewed, not turned; it is without
    red, and `ink` its ink where that is known.
    """
    ink = ink_of(page) if ink is None else ink
    slope = slope_of(ink)
    boxes = _boxes(_without_rules(levelled(ink, slope, 0)))
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


def without_red(page: Picture) -> Picture:
    """The page with red ink as white paper: a seal's own text must not be read among the lines.

    Under the seal the page is seen as through a red glass, so lit that the ink is as light as paper:
    print crossed by it stays, for that is dark in the red channel too.
    """
    red, green, blue = cv2.split(page)
    stamp = _above(cv2.subtract(red, cv2.max(green, blue)), REDNESS) & _above(red, RED_INK)
    if not stamp.any():
        return page
    cleaned = page.copy()
    under = _widened(stamp) > 0
    glass = np.asarray(red)[under] * (255 / float(np.median(np.asarray(red)[stamp > 0])))
    cleaned[under] = glass.clip(0, 255).astype(np.uint8)[:, None]
    return cleaned


def is_sideways(ink: Mask) -> bool:
    """Whether the lines run up or down the page: then its columns, not its rows, come in jumps."""
    small = _half(ink)
    text = _less(small, _long_runs(small, RULE_LENGTH // 2), _grid(small))
    turned = np.ascontiguousarray(np.rot90(text))
    level, upended = (levelness(one) / one.shape[1] for one in (text, turned))
    return bool(upended > level * SIDEWAYS)


def ink_of(page: Picture) -> Mask:
    """Dark ink as 255, at the working width. Red is left out: a stamp must not hide the text."""
    small = _at_working_width(cv2.extractChannel(page, 0))
    # Shadows of a phone photo are wider than any glyph: what is darker than its surroundings is ink.
    ground = cv2.medianBlur(cv2.resize(small, None, fx=0.25, fy=0.25), 31)
    darkest = cv2.resize(cv2.convertScaleAbs(ground, alpha=INK), small.shape[::-1])
    return np.asarray(cv2.compare(small, darkest, cv2.CMP_LT), dtype=np.uint8)


def _at_working_width(grey: cv2.typing.MatLike) -> cv2.typing.MatLike:
    """About; to take a pixel or two from a page as it was drawn would cost more than all the rest."""
    height, width = grey.shape[:2]
    if abs(width - WORKING_WIDTH) <= NEARLY * WORKING_WIDTH:
        return grey
    extent = (WORKING_WIDTH, max(1, round(height * WORKING_WIDTH / width)))
    return cv2.resize(grey, extent, interpolation=cv2.INTER_AREA)


def _without_rules(ink: Mask) -> Mask:
    tilted = cv2.resize(_grid(_half(ink)), ink.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return _less(ink, _long_runs(ink, RULE_LENGTH), cv2.min(tilted, ink))


def _less(ink: Mask, *rules: cv2.typing.MatLike) -> Mask:
    """The ink without rules, and without what stands right beside them."""
    return np.asarray(cv2.subtract(ink, _widened(cv2.max(*rules))), dtype=np.uint8)


def _long_runs(ink: Mask, length: int) -> Mask:
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(cv2.max(across, down), dtype=np.uint8)


def _widened(ink: cv2.typing.MatLike) -> Mask:
    return np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _above(values: cv2.typing.MatLike, limit: int) -> Mask:
    """255 where a value is greater."""
    return np.asarray(cv2.threshold(values, limit, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _half(ink: Mask) -> Mask:
    return _above(reduced(ink, 2, 2), THIN)


def _grid(small: Mask) -> Mask:
    """Tilted rules: a photo's verticals, or what is left of a slope. Sought at half the size."""
    contours, tree = cv2.findContours(small, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    grid = np.zeros_like(small)
    for number in _outer(tree):
        if min(cv2.boundingRect(contours[number])[2:]) > GRID / 2:
            # With its holes, which are one step down the tree.
            cv2.drawContours(grid, contours, number, 255, cv2.FILLED, 8, tree, 1)
    return _long_runs(np.asarray(cv2.min(grid, small), dtype=np.uint8), GRID_RUN // 2)


def _outer(tree: cv2.typing.MatLike | None) -> Iterator[int]:
    """Numbers of the outer outlines: what hangs together, at a thirtieth of the labelling's cost."""
    return (
        number for number, (*_, parent) in enumerate(() if tree is None else tree[0]) if parent < 0
    )


Box = tuple[int, int, int, int]


def _boxes(ink: Mask) -> list[Box]:
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, JOIN), np.uint8))
    joined = cv2.dilate(joined, np.ones((3, 5), np.uint8))
    contours, tree = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    whole = (cv2.boundingRect(contours[number]) for number in _outer(tree))
    found = [(x, y, w, h) for x, y, w, h in whole if h >= LEAST_HEIGHT]
    usual = float(np.median([box[3] for box in found])) if found else 0.0
    boxes = (part for box in found for part in _parted(ink, box, usual))
    return [
        box for box in boxes if LEAST_HEIGHT <= box[3] <= GREATEST_HEIGHT and box[2] >= box[3] * 0.6
    ]


def _parted(ink: Mask, box: Box, usual: float) -> list[Box]:
    """Lines set so close that they hang together, parted where their rows have the least ink."""
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


def _in_reading_order(boxes: list[Box]) -> list[Box]:
    """Boxes whose middles lie within half a height of each other stand in one row."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b[1] + b[3] / 2):
        middle = box[1] + box[3] / 2
        if rows and abs(_middle(rows[-1]) - middle) < min(box[3], rows[-1][0][3]) / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row)]


def _middle(row: list[Box]) -> float:
    return sum(box[1] + box[3] / 2 for box in row) / len(row)


def _line(page: Picture, slope: Slope, box: Box, found_at: int) -> TextLine:
    """The line in a box that was found on ink so many pixels wide."""
    height, width = page.shape[:2]
    x, y, w, h = (value * width / found_at for value in box)
    # The recogniser wants a little paper around the glyphs.
    margin = h * 0.12
    top, bottom = max(0, int(y - margin)), min(height, int(y + h + margin) + 1)
    left, right = max(0, int(x - margin)), min(width, int(x + w + margin) + 1)
    fractions = (x / width, y / height, w / width, h / height)
    return TextLine(fractions, (left, top, right, bottom), page, slope)
