"""Finds rings: ellipses along which the ink of a cluster runs."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.boxes import InkBox
from parsers.seals.ink import Mask

RingPoints = NDArray[np.float64]
RingTable = NDArray[np.float64]
"""A ring a row: x, y, a, b, angle as in `Ring`."""

# Guesses per cluster. With a third of the outline on the ring, one guess in 27 (three points) hits:
# 300 miss it once in a hundred thousand; ellipses (five points) need the outline to be cleaner.
CIRCLE_GUESSES, ELLIPSE_GUESSES = 300, 150
# A ring's stroke is 1–1.5 mm on 21 mm of radius; a hand-cut or tilted one strays as much again.
ALONG = (0.97, 1.0, 1.03)
# There a seal has paper, a block of text or a table goes on.
BEYOND = (1.12, 1.17)
ANGLES = 96
# Of a ring's line with ink: of worn and half lost seals half is there, of chance rings a fifth.
LEAST_COVERED = 0.33
# Kept for a closer look; the ring of a real seal is among the first five or six.
MOST_KEPT = 8
REFINED_ON = 3000
# An oval seal is 45 × 30 mm; a round one photographed at 45° comes near it.
LEAST_ASPECT = 0.5
WIDTHS = (0.10, 0.07, 0.05)
# A refinement that changes the size more has left its ring for the text beside it.
MOST_MOVED = 0.15
# Fewer points than this fix no ellipse.
LEAST_POINTS, LEAST_NEAR = 8, 20
# RingPoints on one line, and conics that are no ellipse.
DEGENERATE = 1e-7


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse: centre, half axes and the angle of the first axis in radians; in pixels."""

    x: float
    y: float
    a: float
    b: float
    angle: float = 0.0

    @property
    def diameter(self) -> float:
        return self.a + self.b

    @property
    def aspect(self) -> float:
        return min(self.a, self.b) / max(self.a, self.b)

    def box(self) -> InkBox:
        """x, y, width, height of the upright box around it."""
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        half_width = float(np.hypot(self.a * cosine, self.b * sine))
        half_height = float(np.hypot(self.a * sine, self.b * cosine))
        return self.x - half_width, self.y - half_height, 2 * half_width, 2 * half_height


def find_rings(cluster: Mask, least: float, most: float) -> tuple[Ring, ...]:
    """The ellipses of mean diameter `least`–`most` along which the ink runs, best first."""
    outline = _outline(cluster)
    if len(outline) < LEAST_POINTS:
        return ()
    chance = np.random.default_rng(len(outline))  # the same cluster, the same guesses
    guesses = np.concatenate(
        [_hulls(outline), _circles(outline, chance), _ellipses(outline, chance)]
    )
    best = _best(guesses[_fit_in(guesses, least, most)], cluster, MOST_KEPT)
    points = _spread(np.argwhere(cluster)[:, ::-1].astype(np.float64), REFINED_ON)
    refined = np.array([_refined(ring, points) for ring in best]).reshape(-1, 5)
    return tuple(
        Ring(*(float(value) for value in ring))
        for ring in _best(refined[_fit_in(refined, least, most)], cluster, MOST_KEPT)
    )


def _fit_in(rings: RingTable, least: float, most: float) -> NDArray[np.bool_]:
    a, b = rings[:, 2], rings[:, 3]
    sized = (a + b >= least) & (a + b <= most)
    return np.asarray(sized & (np.minimum(a, b) >= LEAST_ASPECT * np.maximum(a, b)))


def _best(rings: RingTable, cluster: Mask, most: int) -> list[RingPoints]:
    """The rings with the most ink along them and the least beyond, each unlike the others."""
    if not len(rings):
        return []
    along = _inked(rings, cluster, ALONG)
    scores = along - _inked(rings, cluster, BEYOND) / 2
    order = np.argsort(-scores, kind="stable")
    kept: list[RingPoints] = []
    for ring in rings[order[along[order] >= LEAST_COVERED]]:
        if all(_differ(ring, other) for other in kept):
            kept.append(ring)
        if len(kept) == most:
            break
    return kept


def _inked(rings: RingTable, cluster: Mask, radii: tuple[float, ...]) -> NDArray[np.float64]:
    """The share of angles at which there is ink on one of the radii, for each ring."""
    around = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    x, y, a, b, angle = (column[:, None, None] for column in rings.T)
    radius = np.array(radii)[None, :, None]
    across, along = a * radius * np.cos(around), b * radius * np.sin(around)
    columns = np.rint(x + across * np.cos(angle) - along * np.sin(angle)).astype(np.intp)
    rows = np.rint(y + across * np.sin(angle) + along * np.cos(angle)).astype(np.intp)
    height, width = cluster.shape
    there = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    inked = cluster[rows.clip(0, height - 1), columns.clip(0, width - 1)].astype(bool) & there
    return np.asarray(inked.any(axis=1).mean(axis=1))


def _refined(ring: RingPoints, points: RingPoints) -> RingPoints:
    """The ellipse through the ink nearest to the ring's own line, all around."""
    for width in WIDTHS:
        near = points[np.abs(_radius(ring, points) - 1) < width]
        if len(near) < LEAST_NEAR:
            return ring
        fitted = _fit(near)
        if fitted is None or abs(_size(fitted) / _size(ring) - 1) > MOST_MOVED:
            return ring
        ring = fitted
    return ring


def _size(ring: RingPoints) -> float:
    return float(ring[2] + ring[3])


def _outline(cluster: Mask) -> RingPoints:
    """The first and last ink of every row and column: of a lone seal, its ring."""
    height, width = cluster.shape
    solid = cluster > 0
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    sides = [
        np.column_stack((solid[rows].argmax(axis=1), rows)),
        np.column_stack((width - 1 - solid[rows, ::-1].argmax(axis=1), rows)),
        np.column_stack((columns, solid[:, columns].argmax(axis=0))),
        np.column_stack((columns, height - 1 - solid[::-1, columns].argmax(axis=0))),
    ]
    return np.concatenate(sides).astype(np.float64)


def _spread(points: RingPoints, most: int) -> RingPoints:
    step = max(1, len(points) // most)
    return points[::step]


def _hulls(outline: RingPoints) -> RingTable:
    """The ellipse through the whole outline, and those in the boxes around it."""
    guesses = [fitted for fitted in (_fit(outline),) if fitted is not None]
    (x, y), (width, height), angle = cv2.minAreaRect(outline.astype(np.float32))
    if min(width, height) > 1:
        guesses.append(np.array([x, y, width / 2, height / 2, np.radians(angle)]))
    left, top, wide, high = cv2.boundingRect(outline.astype(np.float32))
    guesses.append(np.array([left + wide / 2, top + high / 2, wide / 2, high / 2, 0.0]))
    return np.array(guesses)


def _fit(points: RingPoints) -> RingPoints | None:
    (x, y), (width, height), angle = cv2.fitEllipse(points.astype(np.float32))
    fitted = np.array([x, y, width / 2, height / 2, np.radians(angle)])
    return fitted if np.isfinite(fitted).all() and min(width, height) >= 1 else None


def _circles(outline: RingPoints, chance: np.random.Generator) -> RingTable:
    """Circles through three points of the outline."""
    p, q, r = (outline[chance.integers(len(outline), size=CIRCLE_GUESSES)] for _ in range(3))
    u, v = q - p, r - p
    cross = 2 * (u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])
    fine = np.abs(cross) > DEGENERATE
    u, v, p, cross = u[fine], v[fine], p[fine], cross[fine]
    uu, vv = (u * u).sum(axis=1), (v * v).sum(axis=1)
    x = (v[:, 1] * uu - u[:, 1] * vv) / cross
    y = (u[:, 0] * vv - v[:, 0] * uu) / cross
    radius = np.hypot(x, y)
    return np.column_stack((x + p[:, 0], y + p[:, 1], radius, radius, np.zeros_like(radius)))


def _ellipses(outline: RingPoints, chance: np.random.Generator) -> RingTable:
    """Ellipses through five points of the outline: A x² + B xy + C y² + D x + E y = 1."""
    centre, unit = outline.mean(axis=0), max(1.0, float(np.ptp(outline, axis=0).max()))
    chosen = chance.integers(len(outline), size=(ELLIPSE_GUESSES, 5))
    x, y = np.moveaxis((outline[chosen] - centre) / unit, 2, 0)
    system = np.stack((x * x, x * y, y * y, x, y), axis=2)
    fine = np.abs(np.linalg.det(system)) > DEGENERATE**2
    conics = np.linalg.solve(system[fine], np.ones((int(fine.sum()), 5, 1)))[:, :, 0]
    forms = conics[:, [0, 1, 1, 2]].reshape(-1, 2, 2) * np.array([[1, 0.5], [0.5, 1]])
    closed = np.linalg.det(forms) > DEGENERATE  # hyperbolas are open
    forms, linear = forms[closed], conics[closed, 3:, None]
    middle = np.linalg.solve(-2 * forms, linear)
    level = 1 + (middle.transpose(0, 2, 1) @ forms @ middle)[:, 0, 0]
    values, vectors = np.linalg.eigh(forms * np.sign(level)[:, None, None])
    fine = (level != 0) & (values[:, 0] > 0)
    axes = np.sqrt(np.abs(level[fine, None]) / values[fine]) * unit
    places = middle[fine, :, 0] * unit + centre
    angles = np.arctan2(vectors[fine, 1, 0], vectors[fine, 0, 0])
    return np.column_stack((places, axes, angles))


def _radius(ring: RingPoints, points: RingPoints) -> NDArray[np.float64]:
    x, y, a, b, angle = ring
    cosine, sine = np.cos(angle), np.sin(angle)
    dx, dy = points[:, 0] - x, points[:, 1] - y
    radius = np.hypot((dx * cosine + dy * sine) / a, (dy * cosine - dx * sine) / b)
    return np.asarray(radius, dtype=np.float64)


def _differ(one: RingPoints, other: RingPoints) -> bool:
    apart = np.hypot(one[0] - other[0], one[1] - other[1]) + abs(_size(one) - _size(other)) / 2
    bent = abs(min(one[2:4]) / max(one[2:4]) - min(other[2:4]) / max(other[2:4])) * one[2]
    return bool(apart + bent > 0.05 * _size(one))
