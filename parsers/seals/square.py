"""Recognises square seals: a red frame on four sides, text and no ruled lines inside."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.boxes import InkBox
from parsers.seals.four_sides import Points, four_sides
from parsers.seals.ink import Ink, Mask

# The frame is laid out upright on this grid, a tenth of a side around it.
SIDE, MARGIN = 160, 16
# A frame's stroke is 2–5 % of its side, bent and askew by as much again.
FRAME = 14
# Shorter to longer side of what is looked at; a slanted view takes an eighth.
LEAST_RATIO = 0.75
# A seal's frame is the largest thing of its cluster; coloured noise has thousands of outlines.
MOST_OUTLINES = 4


@dataclass(frozen=True, slots=True)
class Square:
    """Corners clockwise in pixels, and the length of the shorter and longer side."""

    corners: tuple[tuple[float, float], ...]
    short: float
    long: float

    @property
    def diameter(self) -> float:
        return self.long

    def box(self) -> InkBox:
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


@dataclass(frozen=True, slots=True)
class SquareLook:
    """Shares 0–1. `sides`: ink along the worst of the four sides. `filled`: ink inside. `strokes`:
    times ink begins along a row or column through the text. `outside`: ink just around. `ruled`:
    the fullest row or column inside.
    """

    aspect: float
    sides: float
    filled: float
    strokes: int
    outside: float
    ruled: float


def guess_squares(cluster: Mask, x: int, y: int, least: float, most: float) -> Iterator[Square]:
    """The smallest box around a cluster's outline, where its size and proportion may be a seal's."""
    contours, _ = cv2.findContours(cluster, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = cv2.findNonZero(cluster)
    largest = sorted(contours, key=cv2.contourArea, reverse=True)[:MOST_OUTLINES]
    for outline in (*largest, whole):
        four = four_sides(np.asarray(cv2.convexHull(outline), dtype=np.int32))
        if four is not None:
            square = _square(four[:, 0].astype(np.float64), x, y)
            if least <= square.long <= most and square.short >= LEAST_RATIO * square.long:
                yield square
    for points in (*largest, whole):
        (_, _), (width, height), _ = rectangle = cv2.minAreaRect(points)
        short, long = sorted((float(width), float(height)))
        if least <= long <= most and short >= LEAST_RATIO * long:
            corners = cv2.boxPoints(rectangle) + np.array([x, y], np.float32)
            yield Square(tuple((float(a), float(b)) for a, b in corners), short, long)


def _square(corners: Points, x: int, y: int) -> Square:
    """A square seen from aside: opposite sides are taken together."""
    sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    short, long = sorted((float(sides[0] + sides[2]) / 2, float(sides[1] + sides[3]) / 2))
    placed = corners + np.array([x, y])
    return Square(tuple((float(a), float(b)) for a, b in placed), short, long)


def look_at_square(square: Square, ink: Ink) -> SquareLook:
    flat = _laid_out(square, ink)
    end = SIDE + MARGIN
    inner = flat[MARGIN + FRAME : end - FRAME, MARGIN + FRAME : end - FRAME]
    around = flat.copy()
    around[MARGIN - 5 : end + 5, MARGIN - 5 : end + 5] = False
    ring = flat.size - (SIDE + 10) ** 2
    lines = np.concatenate((inner.mean(axis=0), inner.mean(axis=1)))
    return SquareLook(
        aspect=square.short / square.long,
        sides=min(_sides(flat)),
        filled=float(inner.mean()),
        strokes=_strokes(inner),
        outside=float(around.sum() / ring),
        ruled=float(lines.max()),
    )


def _laid_out(square: Square, ink: Ink) -> NDArray[np.bool_]:
    low, high, full = MARGIN, MARGIN + SIDE, SIDE + 2 * MARGIN
    goal = np.array([[low, low], [high, low], [high, high], [low, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(square.corners, np.float32), goal)
    strength = cv2.warpPerspective(ink.strength, matrix, (full, full))
    inked = strength[strength > 0]
    least = 0.4 * float(np.percentile(inked, 80)) if inked.size else 1.0
    return np.asarray(strength > least)


def _sides(flat: NDArray[np.bool_]) -> list[float]:
    low, high = MARGIN, MARGIN + SIDE
    bands = (
        flat[low - 6 : low + FRAME, low:high],
        flat[high - FRAME : high + 6, low:high],
        flat[low:high, low - 6 : low + FRAME].T,
        flat[low:high, high - FRAME : high + 6].T,
    )
    return [float(band.any(axis=0).mean()) for band in bands]


def _strokes(inner: NDArray[np.bool_]) -> int:
    across = (inner[:, 1:] & ~inner[:, :-1]).sum(axis=1)
    down = (inner[1:] & ~inner[:-1]).sum(axis=0)
    return int(min(np.percentile(across, 75), np.percentile(down, 75)))
