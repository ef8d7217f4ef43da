"""Fits a four-sided figure around an outline: a sheet of paper or a square seal in perspective."""

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Hull = NDArray[np.int32]
"""Corners of a convex outline, n × 1 × 2: x, y in pixels."""

# A side may swing by this part of the outline's length and still be one: paper curls.
BEND = 0.015
# Sine of the least angle between neighbouring sides, seen from low above the table.
LEAST_TURN = 0.5


def four_sides(hull: Hull) -> Hull | None:
    """Along its four longest sides, lengthened to meet: worn and shadowed corners belong to it.

    None where there are no four, or two neighbours are nearly one line.
    """
    bends = cv2.approxPolyDP(hull, BEND * cv2.arcLength(hull, closed=True), closed=True)[:, 0]
    if len(bends) < 4:  # noqa: PLR2004 - a triangle is no sheet
        return None
    sides = np.roll(bends, -1, axis=0).astype(np.float64) - bends
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    longest = np.sort(np.argsort(-lengths)[:4])
    ahead = sides[longest] / lengths[longest, None]
    turned = np.roll(ahead, -1, axis=0)
    cross = _cross(ahead, turned)
    if (np.abs(cross) < LEAST_TURN).any():
        return None
    starts = _pushed_out(bends[longest].astype(np.float64), ahead, hull)
    along = _cross(np.roll(starts, -1, axis=0) - starts, turned) / cross
    corners = starts + along[:, None] * ahead
    return np.rint(corners).astype(np.int32).reshape(-1, 1, 2)


def _pushed_out(starts: Points, ahead: Points, hull: Hull) -> Points:
    """The sides' starts moved so that nothing of the hull lies beyond a side."""
    out = np.column_stack((ahead[:, 1], -ahead[:, 0]))
    out *= np.sign(((starts - hull[:, 0].mean(axis=0)) * out).sum(axis=1))[:, None]
    beyond = (hull[:, 0] @ out.T - (starts * out).sum(axis=1)).max(axis=0)
    return np.asarray(starts + beyond[:, None] * out)


def _cross(one: Points, other: Points) -> Points:
    return np.asarray(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0])
