"""Finds the ring of a seal on a black-and-white copy, where colour does not tell it from print.

On a form it lies across text and table lines, so its ink forms no cluster of its own. What remains
is the circle itself: far more ink on one radius than just inside and outside of it.
"""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.file_facts import Presence, Stamp, StampKind
from parsers.pages.page import PageImage, Pixels

Field = NDArray[np.float32]

# At this size a ring's line is two pixels and a page 350 × 500: circles of all sizes can be tried.
MM_PER_PIXEL = 0.6
# A page without a size is taken for A4.
PAGE_WIDTH_MM = 210.0
# Official seals, and a tenth more for scans that were scaled.
RADII_MM = np.arange(14.0, 31.0, 1.0)
# All sizes are tried on a picture half as large; the best few there are looked at again where they
# are, for a line is as wide as a step.
COARSER, LOOKED_AT_AGAIN, NEARER_MM = 2, 4, (-1.0, -0.5, 0.0, 0.5, 1.0)
# So far, in pixels, the coarse place may be from the true one.
ASTRAY = 4
# The line of a ring; and where paper is looked for beside it, half a line of text away.
LINE_MM, BESIDE_MM = 0.65, 2.6
# Ruled lines are longer than any stroke of a seal's text.
RULE_MM = 19.0
# Ink a third darker than paper is as good as black: text must not outweigh a grey ring.
FULL_INK = 0.3
LEAST_INK = 0.12
# Measured on 37 sample pages with a seal and 28 without, copied in grey and in black and white, then
# askew, out of focus, seen from the side: rings score 0.42 and more, faded ones 0.30, with 0.93 of
# their sectors inked; pages of text, tables and charts 0.29 at most and 0.82.
LEAST_SCORE, LEAST_SECTORS = 0.29, 0.88
SECTORS = 60


def find_copied_stamps(page: PageImage) -> tuple[Stamp, ...]:
    """The clearest circle of a seal's size, for review; () where none is clear enough.

    For pages without colour (`pages.is_grey`) on which nothing else was found.
    """
    mm = page.mm_per_pixel or PAGE_WIDTH_MM / page.pixels.shape[1]
    ink = _ink(page.pixels, mm / MM_PER_PIXEL)
    if min(ink.shape) * MM_PER_PIXEL < 2 * RADII_MM[0]:
        return ()
    score, row, column, radius = _plainest(ink)
    if score < LEAST_SCORE or _inked_sectors(ink, row, column, radius) < LEAST_SECTORS:
        return ()
    height, width = ink.shape
    box = (
        (column - radius) / width,
        (row - radius) / height,
        2 * radius / width,
        2 * radius / height,
    )
    diameter = round(2 * radius * MM_PER_PIXEL, 1) if page.mm_per_pixel else None
    reason = "a ring of a seal's size on a copy without colour"
    confidence = round(min(1.0, score), 2)
    return (
        Stamp(
            page.number,
            StampKind.INK,
            Presence.UNCERTAIN,
            box,
            diameter,
            confidence,
            colour="grey",
            reason=reason,
        ),
    )


def _ink(pixels: Pixels, scale: float) -> Field:
    """How dark each place is against its surroundings, 0–1, without ruled lines."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(grey, 31).astype(np.float32)
    dark = np.clip(1 - grey / np.maximum(paper, 1), 0, 1).astype(np.float32)
    mask = (dark > LEAST_INK).astype(np.uint8)
    length = round(RULE_MM / MM_PER_PIXEL)
    across = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    ink = np.minimum(dark, FULL_INK) / FULL_INK
    ink[rules > 0] = 0
    return np.asarray(ink, dtype=np.float32)


def _plainest(ink: Field) -> tuple[float, int, int, float]:
    """The score, place and radius (pixels) of the plainest circle."""
    half = cv2.resize(ink, None, fx=1 / COARSER, fy=1 / COARSER, interpolation=cv2.INTER_AREA)
    coarse = sorted(
        (_best(np.asarray(half, np.float32), radius) for radius in RADII_MM), reverse=True
    )
    edge = len(_template(RADII_MM[-1] + NEARER_MM[-1], MM_PER_PIXEL)) // 2 + ASTRAY + COARSER
    padded = np.pad(ink, edge)
    return max(
        _nearby(padded, edge, row * COARSER, column * COARSER, radius + nearer)
        for _, row, column, radius in coarse[:LOOKED_AT_AGAIN]
        for nearer in NEARER_MM
    )


def _best(half: Field, radius_mm: float) -> tuple[float, int, int, float]:
    """The score, place and size (mm) of the plainest circle of one size on the smaller picture."""
    template = _template(radius_mm, MM_PER_PIXEL * COARSER)
    scores = cv2.filter2D(half, -1, template, borderType=cv2.BORDER_CONSTANT)
    # A seal cut by the page's edge is found by its colour; of a copy the whole ring is asked.
    margin = int(radius_mm / MM_PER_PIXEL / COARSER * 0.85)
    inner = scores[margin:-margin, margin:-margin]
    if inner.size == 0:
        return 0.0, 0, 0, radius_mm
    row, column = np.unravel_index(int(inner.argmax()), inner.shape)
    return float(inner[row, column]), int(row) + margin, int(column) + margin, radius_mm


def _nearby(
    padded: Field, edge: int, row: int, column: int, radius_mm: float
) -> tuple[float, int, int, float]:
    """The score, place and radius (pixels) of the plainest circle about a place; `padded` has `edge`
    pixels of paper on each side.
    """
    template = _template(radius_mm, MM_PER_PIXEL)
    reach = len(template) // 2 + ASTRAY
    top, left = row + edge - reach, column + edge - reach
    part = padded[top : top + 2 * reach + 1, left : left + 2 * reach + 1]
    scores = cv2.matchTemplate(part, template, cv2.TM_CCORR)
    down, right = np.unravel_index(int(scores.argmax()), scores.shape)
    place = row + int(down) - ASTRAY, column + int(right) - ASTRAY
    return float(scores[down, right]), *place, float(radius_mm / MM_PER_PIXEL)


@lru_cache(maxsize=128)
def _template(radius_mm: float, mm: float) -> Field:
    """Ink on the circle counts for it, ink beside the circle against it: text has as much of both."""
    reach = int((radius_mm + BESIDE_MM) / mm + 3)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    distance = np.hypot(x, y) * mm

    def band(at: float) -> Field:
        weights = np.exp(-(((distance - at) / LINE_MM) ** 2) / 2)
        return np.asarray(weights / weights.sum(), dtype=np.float32)

    outside, inside = band(radius_mm + BESIDE_MM), band(radius_mm - BESIDE_MM)
    return np.asarray(band(radius_mm) - 0.6 * outside - 0.25 * inside, dtype=np.float32)


def _inked_sectors(ink: Field, row: int, column: int, radius: float) -> float:
    """The share of the circle's sectors in which its line is seen."""
    angles = np.linspace(0, 2 * np.pi, SECTORS * 6, endpoint=False)
    line = np.zeros(len(angles), np.float32)
    for off in (-1.5, -0.75, 0.0, 0.75, 1.5):
        columns = (column + (radius + off) * np.cos(angles)).round().astype(int)
        rows = (row + (radius + off) * np.sin(angles)).round().astype(int)
        there = (rows >= 0) & (rows < ink.shape[0]) & (columns >= 0) & (columns < ink.shape[1])
        line[there] = np.maximum(line[there], ink[rows[there], columns[there]])
    return float((line.reshape(SECTORS, 6).max(axis=1) > FULL_INK).mean())
