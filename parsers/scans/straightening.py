"""Levels the lines of a page that was laid askew or photographed from the side.

Under perspective a line of text stays straight, but each has a slope of its own, which changes
steadily down the page. So slopes are measured in bands and the page is sheared by a slope that
depends on the height.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.boxes import PixelSpan

# A hand-held photo's lines slope by up to 0.15; what slopes more is no sheet laid down to be read.
STEEPEST, COARSE, FINE = 0.16, 0.01, 0.0025
# Bands a page is measured in; a form's has six lines and more.
BANDS = 8
# What a step away from the known slope must gain to be taken.
PREFERRED = 0.005
# Finding the slope roughly works at a quarter of the working width, then finely at half.
QUARTER, HALF = 0.25, 0.5
# Only the rows must stay sharp: across them so many pixels are one, which at the steepest slope
# blurs by less than a row.
SQUEEZED = 4

InkMask = NDArray[np.uint8]
"""255 where there is ink."""


@dataclass(frozen=True, slots=True)
class Slope:
    """How much lines fall to the right per unit of width: `middle` in the page's middle, `change`
    more at its foot than at its head.
    """

    middle: float = 0.0
    change: float = 0.0

    @property
    def is_level(self) -> bool:
        return abs(self.middle) < FINE / 2 and abs(self.change) < FINE

    def at(self, heights: NDArray[np.float32]) -> NDArray[np.float32]:
        """At heights from 0 (head) to 1 (foot)."""
        return np.asarray(self.middle + self.change * (heights - 0.5), dtype=np.float32)


def slope_of(ink: InkMask) -> Slope:
    """Return how the lines of a page slope, from its ink."""
    rough = _sought(_squeezed(ink, QUARTER), Slope(), STEEPEST, COARSE)
    return _sought(_squeezed(ink, HALF), rough, 1.5 * COARSE, FINE)


def levelled(picture: NDArray[np.uint8], slope: Slope, ground: int = 255) -> NDArray[np.uint8]:
    """The picture with its lines level; what comes in from outside is `ground`."""
    height, width = picture.shape[:2]
    if not slope.is_level and abs(slope.change) < FINE / 2:
        # A plain shear is six times faster than a map of every pixel.
        return _sheared(picture, slope.middle, ground)
    return levelled_part(picture, slope, (0, 0, width, height), ground)


def levelled_part(
    picture: NDArray[np.uint8], slope: Slope, part: PixelSpan, ground: int = 255
) -> NDArray[np.uint8]:
    """Return, of the levelled picture, the part from `left`, `top` to before `right`, `bottom`."""
    left, top, right, bottom = part
    if slope.is_level:
        return np.ascontiguousarray(picture[top:bottom, left:right])
    height, width = picture.shape[:2]
    rows, columns = (np.arange(*ends, dtype=np.float32) for ends in ((top, bottom), (left, right)))
    falls = slope.at(rows / max(height - 1, 1))
    down = rows[:, None] + falls[:, None] * (columns - width / 2)
    along = np.ascontiguousarray(np.broadcast_to(columns, down.shape))
    moved = cv2.remap(picture, along, down, cv2.INTER_LINEAR, borderValue=(ground,) * 3)
    return np.asarray(moved, dtype=np.uint8)


def _sheared(picture: NDArray[np.uint8], slope: float, ground: int = 0) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    shear = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]], np.float32)
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpAffine(picture, shear, (width, height), flags=how, borderValue=(ground,) * 3)
    return np.asarray(moved, dtype=np.uint8)


def _sought(squeezed: InkMask, known: Slope, reach: float, step: float) -> Slope:
    """The slope, within reach of the known one, at which the lines of all bands together are most
    level.
    """
    tries = np.arange(-reach, reach + step / 2, step)
    # Unbent first: shears by one slope are then cheap.
    unbent = levelled(squeezed, Slope(0.0, SQUEEZED * known.change), 0)
    moved = (_sheared(unbent, SQUEEZED * (known.middle + one)) for one in tries)
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


def levelness(ink: InkMask) -> float:
    """Return how level the lines are, each band at its own slope; the ink at half its size."""
    squeezed = _squeezed(ink, QUARTER / HALF)
    tries = SQUEEZED * np.arange(-STEEPEST, STEEPEST + COARSE, 4 * COARSE)
    levels = np.stack([_levelness_of_bands(_sheared(squeezed, one)) for one in tries])
    return float(levels.max(axis=0).sum())


def _levelness_of_bands(ink: InkMask) -> NDArray[np.float64]:
    """Level lines make the count of ink per row jump between lines and gaps."""
    rows = cv2.reduce(ink, 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F)[:, 0]
    return np.array([part.sum() for part in np.array_split(np.square(np.diff(rows)), BANDS)])


def _squeezed(ink: InkMask, scale: float) -> InkMask:
    """Smaller by `scale`, and across by SQUEEZED more."""
    return reduced(ink, round(SQUEEZED / scale), round(1 / scale))


def reduced(ink: InkMask, across: int, down: int) -> InkMask:
    """Smaller by whole numbers; what is left over at the edges would make it ten times slower."""
    height, width = max(1, ink.shape[0] // down), max(1, ink.shape[1] // across)
    whole = ink[: height * down, : width * across]
    return np.asarray(
        cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8
    )
