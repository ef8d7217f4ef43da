"""Finds arcs among print that may be the ring of a grey or black stamp."""

import cv2
import numpy as np

from parsers.seals.ink import Mask

# A table's line is straight over more than this part of the smallest seal's diameter; an arc of a
# 60 mm ring is level within a pixel over a fifth of 25 mm.
STRAIGHT = 0.45
# Characters are up to 6 mm high; pieces of a ring between text and lines are longer.
LEAST_ARC = 0.28
# An arc fills little of the box around it; a bold character or a picture fills half.
MOST_FILLED = 0.4


def arcs(dark: Mask, least: float) -> Mask:
    """The thin, long, bent pieces of the ink; `least` is the smallest seal's diameter in pixels."""
    length = max(8, round(STRAIGHT * least))
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    bent = cv2.subtract(dark, rules)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(bent, connectivity=8)
    longer = np.maximum(stats[:, 2], stats[:, 3])
    filled = stats[:, 4] / np.maximum(1, stats[:, 2] * stats[:, 3])
    keep = (longer >= LEAST_ARC * least) & (filled <= MOST_FILLED)
    keep[0] = False
    return np.asarray(keep[labels].astype(np.uint8) * 255, dtype=np.uint8)
