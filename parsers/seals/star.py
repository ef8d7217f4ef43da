"""Recognises the five-pointed star of a seal by the outline of the ink around the centre."""

import numpy as np
from numpy.typing import NDArray

# A star's points lie at 0.2–0.38 of the radius, the dents between them at 0.38 of that.
MIDDLE, LEAST_REACH, MOST_REACH = 24, 4.0, 22.0
# Its outline goes in and out by a third of its mean; a disc's does not, a hand's by more.
LEAST_CHANGE, MOST_CHANGE = 0.12, 0.6
POINTS = 5


def star_within(flat: NDArray[np.bool_]) -> float:
    """The share (0–1) of the outline's changes that repeat five times around; 0 where there is no
    outline of a star's size. `flat`: ink by radius (rows of 0.02) and angle.
    """
    middle = flat[:MIDDLE]
    # How far the ink goes on from the centre without a break, at each angle.
    reach = np.where(middle.all(axis=0), MIDDLE, middle.argmin(axis=0)).astype(np.float64)
    mean = float(reach.mean())
    if not LEAST_REACH <= mean <= MOST_REACH:
        return 0.0
    if not LEAST_CHANGE <= float(reach.std()) / mean <= MOST_CHANGE:
        return 0.0
    power = np.abs(np.fft.rfft(reach)[1:]) ** 2
    fifths = power[POINTS - 1 :: POINTS].sum()
    return float(fifths / max(1e-9, power.sum()))
