"""Unrolls a ring's inside to polar coordinates (radius down, angle across) and measures it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.seals.ink import Ink, Mask
from parsers.seals.ring import Ring
from parsers.seals.star import star_within

Flat = NDArray[np.bool_]
Profile = NDArray[np.float64]
"""Share of ink per radius."""

# Radii in parts of the ring's: 0.01 … 1.39; a step is half a millimetre on a 42 mm seal.
STEP = 0.02
RADII = np.arange(0.01, 1.4, STEP)
ANGLES = 240
RING_BAND = (0.93, 1.07)
TEXT_BAND = (0.52, 0.90)
OUTER_BAND = (1.10, 1.25)
MOAT_BAND = (0.3, 0.65)
CIRCLES_BAND = (0.15, 0.84)
DISC = 0.9
SECTORS = 24
# A circle within the ring has ink nearly all around; the busiest radius of text has half.
FULL_CIRCLE = 0.8
# Text is as high as its ink reaches half of what it has where it is densest.
HALF, DENSEST_TEXT = 0.45, 0.4
# Of a mask's 255 at a place between pixels; of a sector of the text band.
HALF_COVERED, SECTOR_INK, SECTOR_SEEN = 100, 0.04, 0.5
# Turns of 6° (the minutes of a clock) to 90°, in steps of 1.5°.
TURNS = slice(4, 61)
# Of the outer band at one angle: a neighbouring stroke, not a speck.
OUTSIDE_INK = 0.25


@dataclass(frozen=True, slots=True)
class RingLook:
    """What a ring and its inside look like. All are shares (0–1) unless said otherwise."""

    radius: float
    """In pixels: how much detail there is to see."""
    aspect: float
    seen: float
    """Of the ring within the picture."""
    complete: float
    """Share of the visible ring that has ink, wherever in the ring's band."""
    crest: float
    """Share of the ring that has ink on its best single radius: one line, not bits of many."""
    longest_gap: float
    """The longest run without ring, as a share of the circle."""
    thickness: float
    """Of the ring's stroke, in radii (median)."""
    strokes: int
    """Times ink begins along the circle through the text where it is busiest."""
    text: float
    """Ink in the band of the text."""
    height: float
    """Of the text, in radii: how far its ink reaches across the band."""
    around: float
    """Of the band's sectors with ink."""
    moat: float
    """The emptiest circle between middle and text, against the text: 0 clear, 1 none."""
    circles: int
    """Further full circles inside the ring (number)."""
    outside: float
    """Angles with ink just outside."""
    pure: float
    """Of the coloured ink inside, that of the ring's colour."""
    rhythm: float
    """How much the text repeats itself around the circle: characters differ, ticks and teeth do not."""
    star: float
    """How much the ink in the middle has five points: of its outline's changes, those by fifths."""


def look_at(ring: Ring, ink: Ink, coloured_ink: Mask) -> RingLook:
    """Measured on `ink`, that of the ring's colour."""
    x, y = _places(ring)
    height, width = ink.mask.shape
    inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    laid_out = cv2.remap(ink.strength, x, y, cv2.INTER_LINEAR, borderValue=(0.0,))
    strength = np.asarray(laid_out, dtype=np.float32)
    flat = (strength > _threshold(strength)) & inside
    at_ring = _band(RING_BAND)
    seen = inside[at_ring].all(axis=0)
    ringed = flat[at_ring].any(axis=0)
    text, visible = flat[_band(TEXT_BAND)], inside[_band(TEXT_BAND)]
    disc = RADII < DISC
    coloured = _sample(coloured_ink, x, y)[disc]
    own = _sample(ink.mask, x, y)[disc]
    profile = (flat & inside).sum(axis=1) / np.maximum(1, inside.sum(axis=1))
    return RingLook(
        radius=ring.diameter / 2,
        aspect=ring.aspect,
        seen=float(seen.mean()),
        complete=_share(ringed & seen, seen),
        crest=float(profile[at_ring].max()),
        longest_gap=_longest_gap(ringed | ~seen),
        thickness=_thickness(flat, ringed & seen),
        strokes=_strokes(text),
        text=_share(text, visible),
        height=_height(profile),
        around=_around(text, visible),
        moat=_moat(profile),
        circles=_circles(profile),
        outside=_share(flat[_band(OUTER_BAND)].mean(axis=0) > OUTSIDE_INK, seen),
        pure=_share(coloured & own, coloured) if coloured.any() else 0.0,
        rhythm=_rhythm(text),
        star=star_within(flat),
    )


def _places(ring: Ring) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    around = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    across, along = ring.a * np.cos(around), ring.b * np.sin(around)
    cosine, sine = np.cos(ring.angle), np.sin(ring.angle)
    x = ring.x + RADII[:, None] * (across * cosine - along * sine)[None]
    y = ring.y + RADII[:, None] * (across * sine + along * cosine)[None]
    return x.astype(np.float32), y.astype(np.float32)


def _sample(mask: Mask, x: NDArray[np.float32], y: NDArray[np.float32]) -> Flat:
    values = cv2.remap(mask, x, y, cv2.INTER_LINEAR, borderValue=(0.0,))
    return np.asarray(values > HALF_COVERED)


def _band(limits: tuple[float, float]) -> NDArray[np.bool_]:
    return (limits[0] <= RADII) & (limits[1] >= RADII)


def _share(of: Flat, among: Flat) -> float:
    return float((of & among).sum() / max(1, among.sum()))


def _thickness(flat: Flat, ringed: NDArray[np.bool_]) -> float:
    """Median run of ink through the ring's line, outwards and inwards."""
    if not ringed.any():
        return 0.0
    columns = flat[:, ringed]
    at_ring = np.flatnonzero(_band(RING_BAND))
    start = at_ring[0] + columns[at_ring].argmax(axis=0)
    rows, empty = np.arange(len(flat))[:, None], ~columns
    ends = np.where(empty & (rows > start), rows, len(flat)).min(axis=0)
    begins = np.where(empty & (rows < start), rows, -1).max(axis=0)
    return float(np.median(ends - begins - 1)) * STEP


def _strokes(text: Flat) -> int:
    begins = (text & ~np.roll(text, 1, axis=1)).sum(axis=1)
    return int(np.percentile(begins, 80))


def _around(text: Flat, visible: Flat) -> float:
    sectors = text.reshape(len(text), SECTORS, -1).mean(axis=(0, 2)) > SECTOR_INK
    looked = visible.reshape(len(text), SECTORS, -1).mean(axis=(0, 2)) > SECTOR_SEEN
    return float((sectors & looked).sum() / max(1, looked.sum()))


def _rhythm(text: Flat) -> float:
    """The highest correlation of the band with itself, turned by a character's width or a few."""
    ink = text - text.mean(axis=1, keepdims=True)
    power = np.abs(np.fft.rfft(ink, axis=1)) ** 2
    echo = np.fft.irfft(power, n=ANGLES, axis=1).sum(axis=0)
    return float(echo[TURNS].max() / max(echo[0], 1e-6))


def _moat(profile: Profile) -> float:
    smooth = np.convolve(profile, np.ones(3) / 3, mode="same")
    return float(
        smooth[_band(MOAT_BAND)].min() / max(0.02, float(profile[_band(TEXT_BAND)].mean()))
    )


def _circles(profile: Profile) -> int:
    high = profile[_band(CIRCLES_BAND)] > FULL_CIRCLE
    return int((high[1:] & ~high[:-1]).sum()) + int(high[0])


def _height(profile: Profile) -> float:
    band = profile[_band(TEXT_BAND)]
    # An inner ring is no text: a full circle must not set the measure.
    densest = min(float(band.max(initial=0.01)), DENSEST_TEXT)
    return float((band > HALF * densest).sum()) * STEP


def _threshold(strength: NDArray[np.float32]) -> float:
    """Parts strokes from what a blur spreads between them: the mean of the band they share."""
    band = strength[_band((0.5, 1.07))]
    if not (band > 0).any():
        return 0.01
    return float(min(band.mean() * 1.0, 0.5 * np.percentile(band[band > 0], 90)))


def _longest_gap(ringed: NDArray[np.bool_]) -> float:
    """The longest run without ring, as a share of the circle."""
    twice = np.concatenate((ringed, ringed))
    marks = np.flatnonzero(twice)
    if len(marks) == 0:
        return 1.0
    return float(min(np.diff(marks).max(initial=1) - 1, ANGLES) / ANGLES)
