"""Finds the lines of text on a picture of a page by cheap means, upright and in reading order.

An OCR engine's own text detector costs ten times its recogniser; on a scanned form the lines are
found well enough by their ink: ruled lines removed, glyphs joined sideways, boxes taken.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scans.ocr import Picture

Mask = NDArray[np.uint8]

# Finding works at this width; finer pictures only cost time. Crops come from the given picture.
WORKING_WIDTH = 1240
# Flatbed scans are up to 3° askew; a quarter of a degree moves a line's end by 5 px at this width.
SKEW_RANGE, SKEW_STEP = 3.0, 0.25
# Level lines outdo columns of glyphs 3 : 1 and more; a page of figures in columns comes near 1 : 1.
SIDEWAYS = 1.5
# Heights of a line at the working width: 7 pt type is 14 px, a large title 70 px.
LEAST_HEIGHT, GREATEST_HEIGHT = 12, 90
# A ruled line is straight ink longer than this; no stroke of a glyph is.
RULE_LENGTH = 60
# Red ink against black print under it (painted and photographed seals): its red channel is 120 to
# 230 and stands 30 and more above the others; print crossed by a seal stays under 110.
REDNESS, RED_INK = 28, 115
# Ink against the paper around it: print is under 0.5, the grey of a seal in a copy up to 0.7.
INK = 0.72
# Glyphs of one line stand nearer than this to each other; a title set wide (申  报  表) has gaps
# of up to two characters.
JOIN = 34


@dataclass(frozen=True, slots=True)
class TextLine:
    """`box`: x, y, width, height in fractions of the upright page; `picture`: the crop, RGB."""

    box: tuple[float, float, float, float]
    picture: Picture


def find_lines(page: Picture) -> tuple[TextLine, ...]:
    """The text lines top to bottom, left to right. The page may be skewed, not turned."""
    page = without_red(page)
    ink = ink_of(page)
    angle = skew_of(ink)
    upright = rotate(page, angle)
    scale = upright.shape[1] / ink.shape[1]
    mask = _without_rules(rotate(ink, angle, 0))
    boxes = _boxes(mask)
    return tuple(_cut(upright, box, scale) for box in _in_reading_order(boxes))


def without_red(page: Picture) -> Picture:
    """The page with red ink as white paper: a seal's own text must not be read among the lines.

    Black print under a seal stays: it is dark in the red channel too.
    """
    red, green, blue = (page[:, :, channel].astype(np.int16) for channel in range(3))
    stamp = (red - np.maximum(green, blue) > REDNESS) & (red > RED_INK)
    cleaned = page.copy()
    cleaned[cv2.dilate(stamp.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0] = 255
    return cleaned


def is_sideways(page: Picture) -> bool:
    """Whether the lines run up or down the page: then its columns, not its rows, come in jumps."""
    ink = _without_rules(ink_of(page))
    small = _half(ink)
    angles = (-2.0, -1.0, 0.0, 1.0, 2.0)
    turned = np.ascontiguousarray(np.rot90(small))
    level, upended = (
        max(_levelness(rotate(one, a, 0)) for a in angles) / one.shape[1] for one in (small, turned)
    )
    return bool(upended > level * SIDEWAYS)


def ink_of(page: Picture) -> Mask:
    """Dark ink as 255, at the working width. Red is left out: a stamp must not hide the text."""
    red = page[:, :, 0]
    height = max(1, round(page.shape[0] * WORKING_WIDTH / page.shape[1]))
    small = cv2.resize(red, (WORKING_WIDTH, height), interpolation=cv2.INTER_AREA)
    # Shadows of a phone photo are wider than any glyph: what is darker than its surroundings is ink.
    ground = cv2.medianBlur(cv2.resize(small, None, fx=0.25, fy=0.25), 31)
    ground = cv2.resize(ground, (small.shape[1], small.shape[0]))
    relative = small.astype(np.float32) / np.maximum(ground, 1)
    return np.where(relative < INK, 255, 0).astype(np.uint8)


def skew_of(ink: Mask) -> float:
    """Degrees by which the page must be turned so that its lines lie level."""
    small = _half(ink)
    angles = np.arange(-SKEW_RANGE, SKEW_RANGE + SKEW_STEP / 2, SKEW_STEP)
    return float(max(angles, key=lambda angle: _levelness(rotate(small, float(angle), 0))))


def _half(ink: Mask) -> Mask:
    small = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


def _levelness(ink: Mask) -> float:
    """Level lines make the count of ink per row jump between lines and gaps."""
    rows = ink.sum(axis=1, dtype=np.int64).astype(np.float64)
    return float(np.square(np.diff(rows)).sum())


def rotate(picture: NDArray[np.uint8], angle: float, ground: int = 255) -> NDArray[np.uint8]:
    if angle == 0:
        return picture
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    border = (ground,) * 3
    turned = cv2.warpAffine(picture, turn, (width, height), borderValue=border)
    return np.asarray(turned, dtype=np.uint8)


def _without_rules(ink: Mask) -> Mask:
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, RULE_LENGTH), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((RULE_LENGTH, 1), np.uint8))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.subtract(ink, rules), dtype=np.uint8)


Box = tuple[int, int, int, int]


def _boxes(ink: Mask) -> list[Box]:
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, JOIN), np.uint8))
    joined = cv2.dilate(joined, np.ones((3, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]
    return [
        box for box in boxes if LEAST_HEIGHT <= box[3] <= GREATEST_HEIGHT and box[2] >= box[3] * 0.6
    ]


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


def _cut(page: Picture, box: Box, scale: float) -> TextLine:
    x, y, w, h = (value * scale for value in box)
    height, width = page.shape[:2]
    # The recogniser wants a little paper around the glyphs.
    margin = h * 0.12
    top, bottom = max(0, int(y - margin)), min(height, int(y + h + margin) + 1)
    left, right = max(0, int(x - margin)), min(width, int(x + w + margin) + 1)
    fractions = (x / width, y / height, w / width, h / height)
    return TextLine(fractions, np.ascontiguousarray(page[top:bottom, left:right]))
