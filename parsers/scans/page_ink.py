"""Extracts the ink of a scanned page, without the red of seals and without ruled lines."""

from collections.abc import Iterator

import cv2
import numpy as np

from parsers.scans.ocr import Picture
from parsers.scans.straightening import InkMask, levelness, reduced

# Finding works at this width; finer pictures only cost time. Crops come from the given picture.
WORKING_WIDTH = 1240
NEARLY = 0.02
# Level lines outdo columns of glyphs 3 : 1 and more; a page of figures in columns comes near 1 : 1.
SIDEWAYS = 1.5
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


def is_sideways(ink: InkMask) -> bool:
    """Tell whether the lines run up or down the page: then its columns, not its rows, come in jumps."""
    small = _half(ink)
    text = _less(small, _long_runs(small, RULE_LENGTH // 2), _grid(small))
    turned = np.ascontiguousarray(np.rot90(text))
    level, upended = (levelness(one) / one.shape[1] for one in (text, turned))
    return bool(upended > level * SIDEWAYS)


def ink_of(page: Picture) -> InkMask:
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


def without_rules(ink: InkMask) -> InkMask:
    tilted = cv2.resize(_grid(_half(ink)), ink.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return _less(ink, _long_runs(ink, RULE_LENGTH), cv2.min(tilted, ink))


def _less(ink: InkMask, *rules: cv2.typing.MatLike) -> InkMask:
    """The ink without rules, and without what stands right beside them."""
    return np.asarray(cv2.subtract(ink, _widened(cv2.max(*rules))), dtype=np.uint8)


def _long_runs(ink: InkMask, length: int) -> InkMask:
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(cv2.max(across, down), dtype=np.uint8)


def _widened(ink: cv2.typing.MatLike) -> InkMask:
    return np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _above(values: cv2.typing.MatLike, limit: int) -> InkMask:
    """255 where a value is greater."""
    return np.asarray(cv2.threshold(values, limit, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _half(ink: InkMask) -> InkMask:
    return _above(reduced(ink, 2, 2), THIN)


def _grid(small: InkMask) -> InkMask:
    """Tilted rules: a photo's verticals, or what is left of a slope. Sought at half the size."""
    contours, tree = cv2.findContours(small, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    grid = np.zeros_like(small)
    for number in outer(tree):
        if min(cv2.boundingRect(contours[number])[2:]) > GRID / 2:
            # With its holes, which are one step down the tree.
            cv2.drawContours(grid, contours, number, 255, cv2.FILLED, 8, tree, 1)
    return _long_runs(np.asarray(cv2.min(grid, small), dtype=np.uint8), GRID_RUN // 2)


def outer(tree: cv2.typing.MatLike | None) -> Iterator[int]:
    """Numbers of the outer outlines: what hangs together, at a thirtieth of the labelling's cost."""
    return (
        number for number, (*_, parent) in enumerate(() if tree is None else tree[0]) if parent < 0
    )
