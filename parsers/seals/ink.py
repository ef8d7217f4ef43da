"""Separates ink from paper and lighting, by the reflected light of each channel and its hue.

Pictures are divided by the paper around each spot, so that shadows, warm lamps and a scanner's
white balance cancel out. What remains is the ink's absorption; its hue is the angle between the
blue and the green excess over red. Measured on 44 photographed seals: red ones (dark red, orange-
red, purple-red) lie between 35° and 49° with nearly all their pixels in −30…62°; blue, violet and
black ones below −85°; brown and orange print above 64°.
"""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pages.page import Pixels

Mask = NDArray[np.uint8]
Field = NDArray[np.float32]
Excess = NDArray[np.int16]

# tan of the hue's limits: 62° parts orange-red ink from orange print, −30° purple-red from violet.
MOST_ORANGE, MOST_PURPLE = 1.88, -0.58
# Above it the grain is a photograph's, and no paper's.
MOST_LEAST_CHROMA = 0.12
# Ink that counts against a seal's purity must be plainly coloured.
COLOURED = 2.0
INKED = 0.95
# Print gives back under half of the light, grey copies of stamps up to 0.7.
MOST_REFLECTED = 0.74
# Where the "paper" itself is nearly black there is none; dividing by it would invent colours.
LEAST_PAPER = 40
# Reflected light is counted in 200ths of the paper's, so that what is lighter than paper still
# has room in a byte; excesses in eighths of that, for smoothing averages below one step.
PAPER, EIGHTHS = 200, 8
# The paper is found on a picture this long: a seal's strokes vanish on it, its shadow does not.
PAPER_SIDE = 96


@dataclass(frozen=True)
class Ink:
    """One kind of ink: where it is (0 or 255); `reflected` is the light that comes back, in PAPERths.

    The mask is smooth, for a JPEG keeps colour at half its resolution; the strength is sharp, for
    it comes from the brightness, which a JPEG keeps.
    """

    mask: Mask
    reflected: Mask

    @cached_property
    def strength(self) -> Field:
        """Return how much light the ink takes, 0–1; 0 where there is none. Mostly one kind is asked for."""
        absorbed = (PAPER - np.minimum(self.reflected, np.uint8(PAPER))) & self.mask
        return absorbed.astype(np.float32) * np.float32(1 / PAPER)


@dataclass(frozen=True, slots=True)
class Inks:
    """`coloured`: ink of any hue but none's neutral. `dark`: print, and grey or black stamps."""

    red: Ink
    blue: Ink
    dark: Ink
    coloured: Mask


@dataclass(frozen=True, slots=True)
class Ground:
    """How the bare paper is estimated: strokes up to `stroke` cells wide are lifted, then the median
    over `window` cells is taken, of PAPER_SIDE along the page.
    """

    stroke: int
    window: int


# A flatbed's light and a phone's shadow change slowly; where a sheet lies on a coloured table, only
# a nearer look tells its paper right up to its edge, at the price of seeing a large seal as paper.
SMOOTH, NEAR = Ground(5, 31), Ground(7, 21)


@dataclass(frozen=True, slots=True)
class Sight:
    """How little colour is taken for ink: the least in parts of the paper's light, smoothed over
    5 × 5, and in times the picture's own grain, which on neutral pages is 0.003–0.02; of red also
    in parts of the light it takes.
    """

    least: float
    grain: float
    hue: float


# Faint seals have 0.07–0.3 in the middle of a stroke, dried-out ones 0.03. What is that faint is
# looked for where nothing plainer is: JPEG's own colours come near it, and a lamp's on grey print,
# which takes all colours nearly alike; red ink, however faint, takes a quarter more of the green.
PLAIN, FAINT = Sight(0.04, 5.0, 0.0), Sight(0.018, 3.5, 0.2)


@dataclass(frozen=True, slots=True)
class Light:
    """What comes back of each channel, in PAPERths, and by how much green and blue take more than
    red: differences of light, not of its logarithm. On black print they vanish, while the logarithm
    turns a dark pixel's noise into colour.
    """

    red: Mask
    green: Mask
    blue: Mask
    green_excess: Excess
    blue_excess: Excess


def read_light(pixels: Pixels, ground: Ground = SMOOTH) -> Light:
    red, green, blue = (
        np.asarray(one, dtype=np.uint8) for one in cv2.split(_reflected(pixels, ground))
    )
    return Light(red, green, blue, _excess(red, green), _excess(red, blue))


def read_inks(light: Light, sight: Sight = PLAIN) -> Inks:
    green_excess, blue_excess = light.green_excess, light.blue_excess
    least = _least(green_excess, sight)
    less_purple = blue_excess > _times(green_excess, MOST_PURPLE)
    reddish = (green_excess > least) & less_purple
    reddish &= blue_excess < _times(green_excess, MOST_ORANGE)
    if sight.hue:
        back = cv2.GaussianBlur(light.green, (5, 5), 0).astype(np.float32)
        reddish &= green_excess > sight.hue * EIGHTHS * (PAPER - back)
    bluish = (blue_excess < -least) & ~less_purple
    coloured = np.maximum(np.abs(green_excess), np.abs(blue_excess)) > COLOURED * least
    # A seal's picture brings its own white onto tinted paper: what takes no light is no ink.
    coloured &= cv2.min(cv2.min(light.red, light.green), light.blue) < INKED * PAPER
    dark = (light.green < MOST_REFLECTED * PAPER) & ~reddish & ~bluish
    return Inks(
        Ink(_mask(reddish), light.green),
        Ink(_mask(bluish), light.red),
        Ink(_mask(dark), light.green),
        _mask(coloured),
    )


def reddest(light: Light, sight: Sight) -> int:
    """Return how many pixels at most are red ink at this sight: cheap, for what is asked of every page."""
    return int(np.count_nonzero(light.green_excess > _least(light.green_excess, sight)))


def _least(excess: Excess, sight: Sight) -> float:
    unit = PAPER * EIGHTHS
    return unit * float(
        np.clip(sight.grain * _noise(excess) / unit, sight.least, MOST_LEAST_CHROMA)
    )


def _excess(one: Mask, other: Mask) -> Excess:
    difference = cv2.addWeighted(one, EIGHTHS, other, -EIGHTHS, 0, dtype=cv2.CV_16S)
    return np.asarray(cv2.GaussianBlur(difference, (5, 5), 0), dtype=np.int16)


def _times(excess: Excess, factor: float) -> Excess:
    return np.asarray(cv2.addWeighted(excess, factor, excess, 0, 0), dtype=np.int16)


def _noise(excess: Excess) -> float:
    """The spread of the hue on bare paper: of the middle half of all pixels, which are paper."""
    sample = excess[::11, ::11]
    return float(np.median(np.abs(sample - np.median(sample)))) * 1.48


def _mask(where: NDArray[np.bool_]) -> Mask:
    return where.view(np.uint8) * np.uint8(255)


def _reflected(pixels: Pixels, ground: Ground) -> Pixels:
    """Per channel, the light that comes back, in PAPERths of what bare paper there gives back."""
    height, width = pixels.shape[:2]
    paper = cv2.resize(np.maximum(_paper(pixels, ground), LEAST_PAPER), (width, height))
    return np.asarray(cv2.divide(pixels, paper, scale=PAPER), dtype=np.uint8)


def _paper(pixels: Pixels, ground: Ground) -> Pixels:
    """The bare paper's value around every place, PAPER_SIDE long."""
    height, width = pixels.shape[:2]
    scale = PAPER_SIDE / max(height, width)
    extent = (max(8, round(width * scale)), max(8, round(height * scale)))
    # In one step: halved before, its rounding left a hundredth more pages in doubt.
    small = cv2.resize(pixels, extent, interpolation=cv2.INTER_AREA)
    # Closing lifts dark strokes to the paper beside them; the median drops what it could not lift.
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((ground.stroke,) * 2, np.uint8))
    window = min(ground.window, (min(extent) - 1) // 2 * 2 - 1)
    return np.asarray(cv2.medianBlur(closed, max(3, window)), dtype=np.uint8)
