"""Recognises solid red things, such as signs and logos, whose inside was taken for paper."""

import numpy as np

from parsers.facts.boxes import InkBox
from parsers.pages.page import Pixels

# Of the box's inside, what is as red as its reddest tenth. Measured on 176 flawless seals drawn by
# vectors (0.11–0.27), 32 photographed (0.12–0.21), 25 drawn as worn (0.11–0.46); two logos that were
# taken for seals have 0.52 and 0.93, a sign with one white character 0.71.
SOLID = 0.5
SOLID_RED = "a solid red thing rather than lines of ink"
# Faint ink is hardly redder than its paper's grain, and fills the share with that: 0.46 of a seal of 0.13.
LEAST_REDNESS = 0.35
NEARLY, REDDEST = 0.8, 90.0
# Of the radius: a box's corners are not the ring's.
INSIDE = 0.97


def red_share(pixels: Pixels, box: InkBox) -> float:
    """The share (0–1) of the ellipse in a box (pixels: x, y, width, height) that is red, told against
    no paper; 0 where nothing is plainly red.
    """
    height, width = pixels.shape[:2]
    x, y, wide, high = box
    left, top = max(0, round(x)), max(0, round(y))
    part = pixels[top : min(height, round(y + high)), left : min(width, round(x + wide))]
    if not part.size:
        return 0.0
    rows, columns = np.mgrid[: part.shape[0], : part.shape[1]]
    across = (columns + left - x - wide / 2) / (wide / 2)
    down = (rows + top - y - high / 2) / (high / 2)
    inside = part[np.hypot(across, down) < INSIDE].astype(np.float32)
    redness = (inside[:, 0] - inside[:, 1]) / np.maximum(inside[:, 0], 1)
    reddest = float(np.percentile(redness, REDDEST)) if redness.size else 0.0
    return float((redness >= NEARLY * reddest).mean()) if reddest >= LEAST_REDNESS else 0.0
