"""Circles among print: for grey and black stamps, whose ink joins with the text and table lines."""

from collections.abc import Iterator

import cv2
import numpy as np

from parsers.stamps_ink import Ink
from parsers.stamps_ring import Ring

# Voting runs at this radius for the smallest seal: a ring's stroke is then a pixel or two wide.
WORKING_RADIUS = 14.0
# Votes a centre needs, in OpenCV's own measure; rings of 14 pixels and more reach 30 and more,
# lines of text seldom 20. The rings are judged afterwards, so that this only saves work.
LEAST_VOTES = 24
MOST_CIRCLES = 6


def guess_circles(ink: Ink, least: float, most: float) -> Iterator[Ring]:
    """The circles of diameter `least`–`most` most voted for by the edges of the ink."""
    scale = min(1.0, 2 * WORKING_RADIUS / least)
    levels = np.clip(ink.strength * 340, 0, 255).astype(np.uint8)
    small = cv2.resize(levels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = cv2.HoughCircles(
        small,
        cv2.HOUGH_GRADIENT,
        dp=2,
        minDist=least * scale / 2,
        param1=150,
        param2=LEAST_VOTES,
        minRadius=round(least * scale / 2),
        maxRadius=min(round(most * scale / 2), min(small.shape) // 2),
    )
    if found is None:
        return
    for x, y, radius in found.reshape(-1, 3)[:MOST_CIRCLES]:
        yield Ring(x / scale, y / scale, radius / scale, radius / scale)
