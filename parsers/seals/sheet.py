"""Finds the sheet of paper on a photograph; ink outside it is ignored.

A table as red as a seal, or a dark one that spoils the measure of the paper next to it, hides seals
that anybody sees. The sheet is the lightest large patch with straight sides and a clear step to
what surrounds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pages.page import Pixels
from parsers.seals.four_sides import Hull, Points, four_sides
from parsers.seals.ink import Field, Mask

# The sheet is looked for on a picture this long, from which print was lifted.
SMALL_SIDE = 160
# A strip narrower than this, of that picture, is no photograph of a sheet.
LEAST_SIDE = 40
PRINT = 7
# Grey levels at which a patch may part from its surroundings.
LEVELS = range(48, 244, 9)
# Of the picture: a sheet is photographed to be read, and a picture that is all sheet has no table.
LEAST_AREA, MOST_AREA = 0.2, 0.96
# Of the patch's convex outline: a sheet with a seal or a shadow at its edge lacks little (painted
# and photographed sheets 0.95 and more), a bright part of a table or of a printed page 0.5–0.9.
SOLID = 0.93
# Of a quadrilateral around it: sheets 0.96 and more, round things 0.79.
FOUR_SIDED = 0.9
# Grey levels by which paper is lighter than what is around; JPEG and vignettes stay under it.
LEAST_STEP = 14.0
NEARLY = 0.6
# The step is taken this far to both sides of the outline, in pixels of the small picture.
BESIDE = 2
# This much of the sheet's edge is given up, in pixels of the small picture: 3 mm of A4.
EDGE = 1.5
# Every so manieth pixel tells what the paper looks like.
SAMPLE = 8
# Of the outline within the picture: a page that fills the picture shows an edge or two at most.
LEAST_OUTLINE = 0.35


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of a picture that is paper: its upright box, all but the paper made paper."""

    x: int
    y: int
    pixels: Pixels


def cut_out_sheet(pixels: Pixels) -> Sheet | None:
    """The sheet alone; None where the picture shows no table around one."""
    height, width = pixels.shape[:2]
    scale = min(1.0, SMALL_SIDE / max(height, width))
    if min(height, width) * scale < LEAST_SIDE:
        return None
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    hull = _outline(_lightness(np.asarray(small, dtype=np.uint8)))
    if hull is None:
        return None
    corners = np.rint((hull + 0.5) / scale).astype(np.int32)
    x, y, wide, high = cv2.boundingRect(corners)
    end_x, end_y, x, y = x + wide, y + high, max(0, x), max(0, y)
    part = pixels[y:end_y, x:end_x]
    inside = np.zeros(part.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, corners - np.array([x, y], np.int32), 255)
    # The very edge is half table, and paper curls.
    paper = cv2.erode(inside, np.ones((2 * round(EDGE / scale) + 1,) * 2, np.uint8))
    sample = part[::SAMPLE, ::SAMPLE][paper[::SAMPLE, ::SAMPLE] > 0]
    ground = np.full_like(part, np.percentile(sample, 60, axis=0).astype(np.uint8))
    return Sheet(x, y, np.asarray(cv2.copyTo(part, paper, ground), dtype=np.uint8))


def _lightness(small: Pixels) -> Mask:
    """Return how light the darkest channel is, print lifted: coloured tables are dark in one."""
    least = small.min(axis=2)
    lifted = cv2.morphologyEx(least, cv2.MORPH_CLOSE, np.ones((PRINT, PRINT), np.uint8))
    return np.asarray(cv2.medianBlur(lifted, 5), dtype=np.uint8)


def _outline(light: Mask) -> Hull | None:
    """Of all patches that stand out enough, the outline of the largest.

    A sheet's edge is the same at many levels; at the higher ones shadowed corners are lost.
    """
    steps = [(_step(light, hull), hull) for hull in _patches(light)]
    least = max(LEAST_STEP, NEARLY * max((step for step, _ in steps), default=0.0))
    clear = [hull for step, hull in steps if step >= least]
    return max(clear, default=None, key=cv2.contourArea)


def _patches(light: Mask) -> Iterator[Hull]:
    for level in LEVELS:
        mask = (light > level).astype(np.uint8)
        count, _, stats, _ = labelled = cv2.connectedComponentsWithStats(mask, connectivity=4)
        if count < 2:  # noqa: PLR2004 - the ground and one patch
            return
        largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
        area = int(stats[largest, cv2.CC_STAT_AREA])
        if LEAST_AREA * light.size <= area <= MOST_AREA * light.size:
            hull = _hull(labelled[1] == largest)
            if hull is not None:
                yield hull


def _hull(patch: NDArray[np.bool_]) -> Hull | None:
    """The convex outline of a patch that has about four straight sides."""
    filled = cv2.morphologyEx(patch.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    contours, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outer = max(contours, key=cv2.contourArea)
    hull = np.asarray(cv2.convexHull(outer), dtype=np.int32)
    area = cv2.contourArea(hull)
    if area <= 0 or cv2.contourArea(outer) < SOLID * area:
        return None
    four = four_sides(hull)
    return four if four is not None and area >= FOUR_SIDED * cv2.contourArea(four) else None


def _step(light: Mask, hull: Hull) -> float:
    """Measures how much lighter the inside is than the outside, along the worse half of the outline."""
    field = light.astype(np.float32)
    line, normal = _walk(hull)
    within, beyond = line - BESIDE * normal, line + BESIDE * normal
    seen = _on(beyond, light) & _on(within, light)
    if seen.mean() < LEAST_OUTLINE:
        return 0.0
    return float(np.percentile(_at(field, within[seen]) - _at(field, beyond[seen]), 25))


def _on(points: Points, picture: Mask) -> NDArray[np.bool_]:
    height, width = picture.shape
    return np.asarray(((points >= 0) & (points <= (width - 1, height - 1))).all(axis=1))


def _walk(hull: Hull) -> tuple[Points, Points]:
    """Points along the outline and the directions that lead out of it."""
    corners = hull[:, 0].astype(np.float64)
    ahead = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(ahead[:, 0], ahead[:, 1])
    along = np.concatenate([np.arange(0.5, length) / length for length in lengths])
    side = np.repeat(np.arange(len(corners)), [len(np.arange(0.5, n)) for n in lengths])
    points = corners[side] + along[:, None] * ahead[side]
    out = np.column_stack((ahead[:, 1], -ahead[:, 0])) / np.maximum(lengths, 1e-9)[:, None]
    middle = corners.mean(axis=0)
    outwards = np.sign(((points - middle) * out[side]).sum(axis=1))
    return points, out[side] * outwards[:, None]


def _at(field: Field, points: Points) -> Points:
    columns, rows = np.rint(points).astype(int).T
    return np.asarray(field[rows, columns], dtype=np.float64)
