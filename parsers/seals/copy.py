"""Finds the ring of a seal on a black-and-white copy, where colour does not tell it from print.

On a form it lies across text and table lines, so its ink forms no cluster of its own. What remains
is the circle or oval itself: far more ink on its line than just inside and outside of it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np

from parsers.facts.file_facts import Presence, Stamp, StampKind
from parsers.pages.page import PageImage, Pixels
from parsers.seals.ink import Field

# At this size a ring's line is two pixels and a page 350 × 500: circles of all sizes can be tried.
MM_PER_PIXEL = 0.6
# A page without a size is taken for A4.
PAGE_WIDTH_MM = 210.0
# Official seals, and a tenth more for scans that were scaled.
RADII_MM = np.arange(14.0, 31.0, 1.0)
# An oval seal has 45 × 30 mm, some are rounder; it is set down level within 20 degrees. It is tried
# with half widths as above; half a step of the tilt moves its line by as much as the line is wide.
OVAL_HALF_WIDTHS_MM, OVAL_ASPECTS = np.arange(20.0, 26.0, 1.0), (0.68, 0.76)
OVAL_TILTS, NEARER_TILTS = (-20.0, -10.0, 0.0, 10.0, 20.0), (-5.0, 0.0, 5.0)
# All sizes are tried on a picture half as large; the best few there are looked at again where they
# are, for a line is as wide as a step.
COARSER, LOOKED_AT_AGAIN, NEARER_MM = 2, 4, (-1.0, -0.5, 0.0, 0.5, 1.0)
# So far, in pixels, the coarse place may be from the true one.
ASTRAY = 4
# The line of a ring; and where paper is looked for beside it, half a line of text away.
LINE_MM, BESIDE_MM = 0.65, 2.6
# Ruled lines are longer than any stroke of a seal's text; an oval's thick line is level for longer.
RULE_MM, OVAL_RULE_MM = 19.0, 28.0
# Ink a third darker than paper is as good as black: text must not outweigh a grey ring.
FULL_INK = 0.3
LEAST_INK = 0.12
# Measured on 37 sample pages with a seal and 28 without, copied in grey and in black and white, then
# askew, out of focus, seen from the side: rings score 0.42 and more, faded ones 0.30, with 0.93 of
# their sectors inked; pages of text, tables and charts 0.29 at most and 0.82.
LEAST_SCORE, LEAST_SECTORS = 0.29, 0.88
# Of an oval one measure makes up for the other. Of 20 painted ones on pages of print, a third of them
# worn, 19 have 0.36 and 0.87 and more, 1.31 in sum; of 110 pages without one (red things and real
# stamps of other shapes, in grey) the nearest have 0.48 and 0.85, 0.35 and 0.92.
OVAL_LEAST_SCORE, OVAL_LEAST_SECTORS, OVAL_LEAST_SUM = 0.33, 0.86, 1.3
SECTORS = 60


@dataclass(frozen=True, slots=True)
class SealOutline:
    """A ring's line: half its width in mm, its height as a part of the width, its tilt in degrees."""

    half_width_mm: float
    aspect: float = 1.0
    tilt: float = 0.0

    def reach_mm(self) -> tuple[float, float]:
        """Half the width and half the height of the upright box around it."""
        cosine, sine = np.cos(np.radians(self.tilt)), np.sin(np.radians(self.tilt))
        half_height = self.half_width_mm * self.aspect
        wide = np.hypot(self.half_width_mm * cosine, half_height * sine)
        high = np.hypot(self.half_width_mm * sine, half_height * cosine)
        return float(wide), float(high)


@dataclass(frozen=True, slots=True)
class _FoundSeal:
    """An outline at a place of the ink, in its pixels."""

    score: float
    row: int
    column: int
    outline: SealOutline


CIRCLES = tuple(SealOutline(float(radius)) for radius in RADII_MM)
OVALS = tuple(
    SealOutline(float(half), aspect, tilt)
    for half in OVAL_HALF_WIDTHS_MM
    for aspect in OVAL_ASPECTS
    for tilt in OVAL_TILTS
)


def find_copied_stamps(page: PageImage) -> tuple[Stamp, ...]:
    """Finds the clearest circle or oval of a seal's size, for review; () where none is clear enough.

    For pages without colour (`pages.is_grey`) on which nothing else was found.
    """
    mm = page.mm_per_pixel or PAGE_WIDTH_MM / page.pixels.shape[1]
    scale = mm / MM_PER_PIXEL
    ink = _ink(page.pixels, scale, RULE_MM)
    if min(ink.shape) * MM_PER_PIXEL < 2 * RADII_MM[0]:
        return ()
    ring = _plain_circle(ink) or _plain_oval(_ink(page.pixels, scale, OVAL_RULE_MM))
    return () if ring is None else (_stamp(page, ring, ink.shape),)


def _plain_circle(ink: Field) -> _FoundSeal | None:
    found = _plainest(ink, CIRCLES)
    plain = found.score >= LEAST_SCORE and _inked_sectors(ink, found) >= LEAST_SECTORS
    return found if plain else None


def _plain_oval(ink: Field) -> _FoundSeal | None:
    found = _plainest(ink, OVALS)
    if found.score < OVAL_LEAST_SCORE:
        return None
    sectors = _inked_sectors(ink, found)
    plain = sectors >= OVAL_LEAST_SECTORS and found.score + sectors >= OVAL_LEAST_SUM
    return found if plain else None


def _stamp(page: PageImage, ring: _FoundSeal, shape: tuple[int, ...]) -> Stamp:
    height, width = shape
    wide, high = (reach / MM_PER_PIXEL for reach in ring.outline.reach_mm())
    box = (
        (ring.column - wide) / width,
        (ring.row - high) / height,
        2 * wide / width,
        2 * high / height,
    )
    mean = ring.outline.half_width_mm * (1 + ring.outline.aspect)
    return Stamp(
        page.number,
        StampKind.INK,
        Presence.UNCERTAIN,
        box,
        round(mean, 1) if page.mm_per_pixel else None,
        round(min(1.0, ring.score), 2),
        colour="grey",
        reason="a ring of a seal's size on a copy without colour",
    )


def _ink(pixels: Pixels, scale: float, rule_mm: float) -> Field:
    """Return how dark each place is against its surroundings, 0–1, without ruled lines."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(grey, 31).astype(np.float32)
    dark = np.clip(1 - grey / np.maximum(paper, 1), 0, 1).astype(np.float32)
    mask = (dark > LEAST_INK).astype(np.uint8)
    length = round(rule_mm / MM_PER_PIXEL)
    across = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    ink = np.minimum(dark, FULL_INK) / FULL_INK
    ink[rules > 0] = 0
    return np.asarray(ink, dtype=np.float32)


def _plainest(ink: Field, outlines: tuple[SealOutline, ...]) -> _FoundSeal:
    """The plainest place of any of the outlines."""
    half = cv2.resize(ink, None, fx=1 / COARSER, fy=1 / COARSER, interpolation=cv2.INTER_AREA)
    field = np.asarray(half, np.float32)
    coarse = sorted((_best(field, one) for one in outlines), key=_score, reverse=True)
    largest = SealOutline(RADII_MM[-1] + NEARER_MM[-1])
    edge = len(_template(largest, MM_PER_PIXEL)) // 2 + ASTRAY + COARSER
    padded = np.pad(ink, edge)
    return max(
        (
            _nearby(padded, edge, found, nearer)
            for found in coarse[:LOOKED_AT_AGAIN]
            for nearer in _nearer(found.outline)
        ),
        key=_score,
    )


def _score(found: _FoundSeal) -> float:
    return found.score


def _nearer(outline: SealOutline) -> list[SealOutline]:
    """An outline and those between it and its neighbours."""
    tilts = (0.0,) if outline.aspect == 1.0 else NEARER_TILTS
    return [
        replace(outline, half_width_mm=outline.half_width_mm + more, tilt=outline.tilt + turned)
        for more in NEARER_MM
        for turned in tilts
    ]


def _best(half: Field, outline: SealOutline) -> _FoundSeal:
    """The plainest place of one outline on the smaller picture."""
    template = _template(outline, MM_PER_PIXEL * COARSER)
    scores = cv2.filter2D(half, -1, template, borderType=cv2.BORDER_CONSTANT)
    # A seal cut by the page's edge is found by its colour; of a copy the whole ring is asked.
    across, down = (int(reach / MM_PER_PIXEL / COARSER * 0.85) for reach in outline.reach_mm())
    inner = scores[down:-down, across:-across]
    if inner.size == 0:
        return _FoundSeal(0.0, 0, 0, outline)
    row, column = np.unravel_index(int(inner.argmax()), inner.shape)
    place = (int(row) + down) * COARSER, (int(column) + across) * COARSER
    return _FoundSeal(float(inner[row, column]), *place, outline)


def _nearby(padded: Field, edge: int, found: _FoundSeal, outline: SealOutline) -> _FoundSeal:
    """The plainest place of an outline about another's; `padded` has `edge` pixels of paper on each
    side.
    """
    template = _template(outline, MM_PER_PIXEL)
    reach = len(template) // 2 + ASTRAY
    top, left = found.row + edge - reach, found.column + edge - reach
    part = padded[top : top + 2 * reach + 1, left : left + 2 * reach + 1]
    scores = cv2.matchTemplate(part, template, cv2.TM_CCORR)
    down, right = np.unravel_index(int(scores.argmax()), scores.shape)
    place = found.row + int(down) - ASTRAY, found.column + int(right) - ASTRAY
    return _FoundSeal(float(scores[down, right]), *place, outline)


@lru_cache(maxsize=256)
def _template(outline: SealOutline, mm: float) -> Field:
    """Ink on the line counts for it, ink beside the line against it: text has as much of both."""
    reach = int((outline.half_width_mm + BESIDE_MM) / mm + 3)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1] * mm
    cosine, sine = np.cos(np.radians(outline.tilt)), np.sin(np.radians(outline.tilt))
    along, across = x * cosine + y * sine, (y * cosine - x * sine) / outline.aspect
    parts = np.maximum(np.hypot(along, across) / outline.half_width_mm, 1e-6)
    # How far outside of the line, measured towards the middle.
    beyond = np.hypot(x, y) * (1 - 1 / parts)

    def band(at: float) -> Field:
        weights = np.exp(-(((beyond - at) / LINE_MM) ** 2) / 2)
        return np.asarray(weights / weights.sum(), dtype=np.float32)

    return np.asarray(band(0.0) - 0.6 * band(BESIDE_MM) - 0.25 * band(-BESIDE_MM), dtype=np.float32)


def _inked_sectors(ink: Field, found: _FoundSeal) -> float:
    """The share of the ring's sectors in which its line is seen."""
    outline = found.outline
    angles = np.linspace(0, 2 * np.pi, SECTORS * 6, endpoint=False)
    cosine, sine = np.cos(np.radians(outline.tilt)), np.sin(np.radians(outline.tilt))
    half = outline.half_width_mm / MM_PER_PIXEL
    line = np.zeros(len(angles), np.float32)
    for off in (-1.5, -0.75, 0.0, 0.75, 1.5):
        along = (half + off) * np.cos(angles)
        across = (half * outline.aspect + off) * np.sin(angles)
        columns = (found.column + along * cosine - across * sine).round().astype(int)
        rows = (found.row + along * sine + across * cosine).round().astype(int)
        there = (rows >= 0) & (rows < ink.shape[0]) & (columns >= 0) & (columns < ink.shape[1])
        line[there] = np.maximum(line[there], ink[rows[there], columns[there]])
    return float((line.reshape(SECTORS, 6).max(axis=1) > FULL_INK).mean())
