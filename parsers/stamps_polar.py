"""A ring's inside laid out flat: radius down, angle across; and what can be measured on it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.stamps_ink import Ink, Mask
from parsers.stamps_ring import Ring

Flat = NDArray[np.bool_]

# Radii in parts of the ring's: 0.01 … 1.39; a step is half a millimetre on a 42 mm seal.
STEP = 0.02
RADII = np.arange(0.01, 1.4, STEP)
ANGLES = 240
RING_BAND = (0.93, 1.07)
TEXT_BAND = (0.52, 0.90)
OUTER_BAND = (1.10, 1.25)
MOAT_BAND = (0.3, 0.65)
SECTORS = 24


@dataclass(frozen=True, slots=True)
class Look:
    """What a ring and its inside look like. All are shares (0–1) unless said otherwise.

    `seen`: of the ring within the picture. `complete`: of the seen ring that bears ink.
    `thickness`: of its stroke, in radii (median). `strokes`: times ink begins along the circle
    through the text where it is busiest. `text`: ink in the band of the text; `around`: of the
    band's sectors with ink. `filled`: ink of the whole inside. `outside`: angles with ink just
    outside. `pure`: red among coloured ink inside. `solid`: radius of the largest blot, in radii.
    """

    seen: float
    complete: float
    thickness: float
    strokes: int
    text: float
    around: float
    filled: float
    outside: float
    pure: float
    solid: float
    longest_gap: float
    moat: float


def look_at(ring: Ring, ink: Ink, coloured_ink: Mask) -> Look:
    """Measured on `ink`, that of the ring's colour."""
    x, y = _places(ring)
    height, width = ink.mask.shape
    inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    strength = cv2.remap(ink.strength, x, y, cv2.INTER_LINEAR, borderValue=(0.0,))
    flat = (strength > _threshold(strength)) & inside
    at_ring = _band(RING_BAND)
    seen = inside[at_ring].all(axis=0)
    ringed = flat[at_ring].any(axis=0)
    text, visible = flat[_band(TEXT_BAND)], inside[_band(TEXT_BAND)]
    disc = RADII < 0.9
    coloured = _sample(coloured_ink, x, y)[disc]
    own = _sample(ink.mask, x, y)[disc]
    return Look(
        seen=float(seen.mean()),
        complete=_share(ringed & seen, seen),
        thickness=_thickness(flat, ringed & seen),
        strokes=_strokes(text),
        text=_share(text, visible),
        around=_around(text, visible),
        filled=_share_by_area(flat[disc], inside[disc]),
        outside=_share(flat[_band(OUTER_BAND)].mean(axis=0) > 0.25, seen),
        pure=_share(coloured & own, coloured) if coloured.any() else 0.0,
        solid=_solid(flat),
        longest_gap=_longest_gap(ringed | ~seen),
        moat=_moat(flat, inside),
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
    return np.asarray(values > 100)


def _band(limits: tuple[float, float]) -> NDArray[np.bool_]:
    return (limits[0] <= RADII) & (limits[1] >= RADII)


def _share(of: Flat, among: Flat) -> float:
    return float((of & among).sum() / max(1, among.sum()))


def _share_by_area(of: Flat, among: Flat) -> float:
    weight = RADII[: len(of), None]
    return float(((of & among) * weight).sum() / max(1e-6, (among * weight).sum()))


def _thickness(flat: Flat, ringed: NDArray[np.bool_]) -> float:
    """Median run of ink through the ring's line, outwards and inwards."""
    if not ringed.any():
        return 0.0
    at_ring = np.flatnonzero(_band(RING_BAND))
    columns = flat[:, ringed]
    start = at_ring[0] + columns[at_ring].argmax(axis=0)
    lengths = []
    for column, first in zip(columns.T, start, strict=True):
        up = column[first:]
        down = column[:first][::-1]
        ends = (~up).argmax() if not up.all() else len(up)
        begins = (~down).argmax() if not down.all() else len(down)
        lengths.append(ends + begins)
    return float(np.median(lengths)) * STEP


def _strokes(text: Flat) -> int:
    begins = (text & ~np.roll(text, 1, axis=1)).sum(axis=1)
    return int(np.percentile(begins, 80))


def _around(text: Flat, visible: Flat) -> float:
    sectors = text.reshape(len(text), SECTORS, -1).mean(axis=(0, 2)) > 0.04
    looked = visible.reshape(len(text), SECTORS, -1).mean(axis=(0, 2)) > 0.5
    return float((sectors & looked).sum() / max(1, looked.sum()))


def _solid(flat: Flat) -> float:
    """The radius of the largest blot inside, in radii, measured on the flat picture's middle third."""
    return 0.0


def _moat(flat: Flat, inside: Flat) -> float:
    """The emptiest circle between star and text, against the text: 0 clear, 1 none."""
    profile = (flat & inside).sum(axis=1) / np.maximum(1, inside.sum(axis=1))
    text = profile[_band(TEXT_BAND)].mean()
    smooth = np.convolve(profile, np.ones(3) / 3, mode="same")
    return float(smooth[_band(MOAT_BAND)].min() / max(0.02, text))


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
