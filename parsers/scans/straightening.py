"""Levels the lines of a page: a sheet laid askew, or photographed from the side.

Under perspective a line of text stays straight, but each has a slope of its own, which changes
steadily down the page. So slopes are measured in bands and the page is sheared by a slope that
depends on the height.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

# A hand-held photo's lines slope by up to 0.15; what slopes more is no sheet laid down to be read.
STEEPEST, COARSE, FINE = 0.16, 0.01, 0.0025
# Bands a page is measured in; a form's has six lines and more.
BANDS = 8
# What a step away from the known slope must gain to be taken.
PREFERRED = 0.005
# Finding the slope roughly works at a quarter of the working width, then finely at half.
QUARTER, HALF = 0.25, 0.5

Mask = NDArray[np.uint8]
"""255 where there is ink."""


@dataclass(frozen=True, slots=True)
class Slope:
    """How much lines fall to the right per unit of width: `middle` in the page's middle, `change`
    more at its foot than at its head.
    """

    middle: float = 0.0
    change: float = 0.0

    def at(self, heights: NDArray[np.float32]) -> NDArray[np.float32]:
        """At heights from 0 (head) to 1 (foot)."""
        return np.asarray(self.middle + self.change * (heights - 0.5), dtype=np.float32)


def slope_of(ink: Mask) -> Slope:
    """How the lines of a page slope, from its ink."""
    rough = _sought(smaller(ink, QUARTER), Slope(), STEEPEST, COARSE)
    return _sought(smaller(ink, HALF), rough, 1.5 * COARSE, FINE)


def levelled(picture: NDArray[np.uint8], slope: Slope, ground: int = 255) -> NDArray[np.uint8]:
    """The picture with its lines level; what comes in from outside is `ground`."""
    if abs(slope.middle) < FINE / 2 and abs(slope.change) < FINE:
        return picture
    height, width = picture.shape[:2]
    border = (ground,) * 3
    if abs(slope.change) < FINE / 2:
        # A plain shear is six times faster than a map of every pixel.
        shear = np.array([[1, 0, 0], [slope.middle, 1, -slope.middle * width / 2]], np.float32)
        how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        moved = cv2.warpAffine(picture, shear, (width, height), flags=how, borderValue=border)
        return np.asarray(moved, dtype=np.uint8)
    rows = np.arange(height, dtype=np.float32)
    falls = slope.at(rows / max(height - 1, 1))
    across = np.arange(width, dtype=np.float32) - width / 2
    down = rows[:, None] + falls[:, None] * across[None, :]
    along = np.broadcast_to(np.arange(width, dtype=np.float32), down.shape)
    moved = cv2.remap(
        picture, np.ascontiguousarray(along), down, cv2.INTER_LINEAR, borderValue=border
    )
    return np.asarray(moved, dtype=np.uint8)


def _sought(ink: Mask, known: Slope, reach: float, step: float) -> Slope:
    """The slope, within reach of the known one, at which the lines of all bands together are most
    level.
    """
    tries = np.arange(-reach, reach + step / 2, step)
    moved = (levelled(ink, Slope(known.middle + one, known.change), 0) for one in tries)
    levels = np.stack([_levelness_of_bands(one) for one in moved])
    bands = np.arange(BANDS)
    # By steps: at the middle, and from there to the page's head and foot.
    middles, changes = np.meshgrid(np.arange(len(tries)), np.arange(-len(tries), len(tries) + 1))
    at_bands = middles[..., None] + np.rint(changes[..., None] * ((bands + 0.5) / BANDS - 0.5))
    inside = ((at_bands >= 0) & (at_bands < len(tries))).all(axis=2)
    chosen = at_bands.clip(0, len(tries) - 1).astype(np.intp)
    sums = np.where(inside, levels[chosen, bands].sum(axis=2), -1.0)
    # Of slopes as good as each other the one nearest to the known one, for each step blurs.
    sums *= 1 - PREFERRED * (abs(middles - len(tries) // 2) + abs(changes))
    row, column = np.unravel_index(int(sums.argmax()), sums.shape)
    return Slope(
        known.middle + float(tries[column]), known.change + float(changes[row, column] * step)
    )


def levelness(small: Mask) -> float:
    """How level the lines are, each band at its own slope; the ink at a quarter of its size."""
    tries = np.arange(-STEEPEST, STEEPEST + COARSE, 4 * COARSE)
    levels = np.stack([_levelness_of_bands(levelled(small, Slope(one), 0)) for one in tries])
    return float(levels.max(axis=0).sum())


def _levelness_of_bands(ink: Mask) -> NDArray[np.float64]:
    """Level lines make the count of ink per row jump between lines and gaps."""
    rows = ink.sum(axis=1, dtype=np.int64).astype(np.float64)
    return np.array([part.sum() for part in np.array_split(np.square(np.diff(rows)), BANDS)])


def smaller(ink: Mask, scale: float) -> Mask:
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)
