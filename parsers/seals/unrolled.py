"""Straightens the curved text of a round or oval seal into a strip read left to right."""

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.boxes import InkBox
from parsers.pages.page import Pixels
from parsers.seals.ink import Field, Ink

# Rows of a strip: what the recogniser was trained on.
HEIGHT = 48
# Between these parts of the radius stands the text. Beneath it, at 0.5, its feet reach in seals with
# large characters; the ring itself begins at 0.95.
WIDE, NARROW = (0.5, 0.95), (0.6, 0.95)
# The circle along which characters have their true width.
MIDDLE = 0.74
# Where the gap in the text is looked for: a line set straight below the star does not reach there.
OUTER = (0.72, 0.93)
# The gap between a name's end and its beginning takes a sixth of the circle and more.
GAP = 1 / 6
# A name's height is measured in pieces of half a character. Its characters fill 0.75–1.0 of the band's
# height, the figures of a seal's number 0.3–0.5 (painted seals, looked at).
PIECE, TALL = 20, 0.7
# A space or a worn character within a name; and what share of the circle a name takes at least.
BRIDGED, LEAST_RUN = 3, 0.2
# Ink of this part of the strip's darkest tenth is a stroke.
STROKE = 0.3


def strip(
    ink: Ink, box: InkBox, band: tuple[float, float], start: float, height: int = HEIGHT
) -> Field:
    """The band of the seal in `box` (pixels: x, y, width, height), clockwise from the angle `start`
    (radians, 0 to the right, growing clockwise), the seal's outside up. Values are ink, 0–1.
    """
    x, y, wide, high = box
    inner, outer = band
    width = max(1, round(2 * np.pi * MIDDLE / (outer - inner) * height))
    around = start + np.linspace(0, 2 * np.pi, width, endpoint=False)
    radii = np.linspace(outer, inner, height)[:, None]
    columns = x + wide / 2 + radii * (wide / 2) * np.cos(around)
    rows = y + high / 2 + radii * (high / 2) * np.sin(around)
    laid_out = cv2.remap(
        ink.strength, columns.astype(np.float32), rows.astype(np.float32), cv2.INTER_CUBIC
    )
    return np.asarray(laid_out, dtype=np.float32)


def where_text_begins(ink: Ink, box: InkBox) -> float:
    """The angle in the middle of the widest gap, from which the text runs clockwise."""
    outer = strip(ink, box, OUTER, 0.0, height=12)
    strokes = (outer > STROKE * darkest(outer)).mean(axis=0)
    count = len(strokes)
    window = np.ones(max(1, round(GAP * count)))
    around = np.convolve(np.concatenate([strokes] * 3), window, "same")[count : 2 * count]
    return float(2 * np.pi * around.argmin() / count)


def name_within(values: Field) -> Field:
    """The part of a strip where characters are as high as the seal's name; the number that stands
    below it in smaller figures, and the gaps, are left out.
    """
    inked = values > STROKE * darkest(values)
    bins = len(inked[0]) // PIECE
    if not bins:
        return values
    pieces = inked[:, : bins * PIECE].reshape(len(inked), bins, PIECE)
    tall = pieces.any(axis=2).mean(axis=0)
    high = tall >= TALL * np.percentile(tall, 85)
    begin, end = _longest_run(high)
    if end - begin < LEAST_RUN * bins:
        return values
    return values[:, max(0, (begin - 1) * PIECE) : (end + 1) * PIECE]


def _longest_run(high: NDArray[np.bool_]) -> tuple[int, int]:
    """Return where the longest run of tall pieces begins and ends, short breaks within it bridged."""
    best = (0, 0)
    begin, last = 0, -BRIDGED - 2
    for place in np.flatnonzero(high):
        if place - last > BRIDGED + 1:
            begin = int(place)
        last = int(place)
        best = max(best, (begin, last + 1), key=lambda run: run[1] - run[0])
    return best


def darkest(values: Field) -> float:
    """Return what the ink of a stroke comes to."""
    inked = values[values > 0]
    return float(np.percentile(inked, 90)) if inked.size else 1.0


def as_print(values: Field) -> Pixels:
    """Ink as black on white, as print is read."""
    shade: NDArray[np.float32] = 255 - np.clip(values / darkest(values), 0, 1) * 255
    return np.repeat(shade.astype(np.uint8)[:, :, None], 3, axis=2)
