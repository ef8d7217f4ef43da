"""Looks for rings: ellipses along which the ink of a cluster runs."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.seals.ink import Mask

Points = NDArray[np.float64]

# Guesses per cluster. With a third of the outline on the ring, one guess in 27 (three points) hits:
# 300 miss it once in a hundred thousand; ellipses (five points) need the outline to be cleaner.
CIRCLE_GUESSES, ELLIPSE_GUESSES = 300, 150
# A ring's stroke is 1–1.5 mm on 21 mm of radius; a hand-cut or tilted one strays as much again.
TOLERANCE = 0.035
# Kept for a closer look; the ring of a real seal is among the first five or six.
MOST_KEPT = 10
MOST_POINTS = 600
REFINED_ON = 4000
# An oval seal is 45 × 30 mm; a round one photographed at 45° comes near it.
LEAST_ASPECT = 0.5
REFINEMENTS = 3
# A refinement that changes the size more has left its ring for the text beside it.
MOST_MOVED = 0.15
# Fewer points than this fix no ellipse.
LEAST_POINTS, LEAST_NEAR = 8, 20
# Points on one line, and conics that are no ellipse.
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

    def box(self) -> tuple[float, float, float, float]:
        """x, y, width, height of the upright box around it."""
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        half_width = float(np.hypot(self.a * cosine, self.b * sine))
        half_height = float(np.hypot(self.a * sine, self.b * cosine))
        return self.x - half_width, self.y - half_height, 2 * half_width, 2 * half_height


def guess_rings(cluster: Mask, least: float, most: float) -> tuple[Ring, ...]:
    """The ellipses of mean diameter `least`–`most` with the most ink along them, best first."""
    outline, ink = _outline(cluster), _spread(np.argwhere(cluster)[:, ::-1].astype(np.float64))
    if len(outline) < LEAST_POINTS:
        return ()
    chance = np.random.default_rng(len(outline))  # the same cluster, the same guesses
    guesses = [*_hull_ellipses(outline), *_circles(outline, chance), *_ellipses(outline, chance)]
    fitting = [
        ring for ring in guesses if least <= ring.diameter <= most and ring.aspect >= LEAST_ASPECT
    ]
    if not fitting:
        return ()
    scores = _along(fitting, ink)
    best = np.argsort(-scores)[: MOST_KEPT * 6]
    return _distinct([fitting[index] for index in best])


def refine(ring: Ring, cluster: Mask) -> Ring:
    """The ellipse through the ink nearest to the ring's own line, all around."""
    points = _spread(np.argwhere(cluster)[:, ::-1].astype(np.float64), REFINED_ON)
    for width in (0.10, 0.07, 0.05)[:REFINEMENTS]:
        near = points[np.abs(_radius(ring, points) - 1) < width]
        if len(near) < LEAST_NEAR:
            return ring
        fitted = _fit(near)
        if fitted is None or abs(fitted.diameter / ring.diameter - 1) > MOST_MOVED:
            return ring
        ring = fitted
    return ring


def _outline(cluster: Mask) -> Points:
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


def _spread(points: Points, most: int = MOST_POINTS) -> Points:
    step = max(1, len(points) // most)
    return points[::step]


def _hull_ellipses(outline: Points) -> Iterator[Ring]:
    fitted = _fit(outline)
    if fitted:
        yield fitted
    (x, y), (width, height), angle = cv2.minAreaRect(outline.astype(np.float32))
    if min(width, height) > 1:
        yield Ring(x, y, width / 2, height / 2, float(np.radians(angle)))
    left, top, wide, high = cv2.boundingRect(outline.astype(np.float32))
    yield Ring(left + wide / 2, top + high / 2, wide / 2, high / 2)


def _fit(points: Points) -> Ring | None:
    (x, y), (width, height), angle = cv2.fitEllipse(points.astype(np.float32))
    if not np.isfinite([x, y, width, height]).all() or min(width, height) < 1:
        return None
    return Ring(x, y, width / 2, height / 2, float(np.radians(angle)))


def _circles(outline: Points, chance: np.random.Generator) -> Iterator[Ring]:
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
    for cx, cy, one in zip(x + p[:, 0], y + p[:, 1], radius, strict=True):
        yield Ring(float(cx), float(cy), float(one), float(one))


def _ellipses(outline: Points, chance: np.random.Generator) -> Iterator[Ring]:
    """Ellipses through five points of the outline: A x² + B xy + C y² + D x + E y = 1."""
    centre, unit = outline.mean(axis=0), max(1.0, float(np.ptp(outline, axis=0).max()))
    chosen = chance.integers(len(outline), size=(ELLIPSE_GUESSES, 5))
    x, y = np.moveaxis((outline[chosen] - centre) / unit, 2, 0)
    system = np.stack((x * x, x * y, y * y, x, y), axis=2)
    fine = np.abs(np.linalg.det(system)) > DEGENERATE**2
    conics = np.linalg.solve(system[fine], np.ones((int(fine.sum()), 5, 1)))[:, :, 0]
    closed = 4 * conics[:, 0] * conics[:, 2] - conics[:, 1] ** 2 > 0  # hyperbolas are open
    for conic in conics[closed]:
        ring = _from_conic(conic, centre, unit)
        if ring:
            yield ring


def _from_conic(conic: Points, centre: Points, unit: float) -> Ring | None:
    form = np.array([[conic[0], conic[1] / 2], [conic[1] / 2, conic[2]]])
    if np.linalg.det(form) <= DEGENERATE:
        return None
    middle = np.linalg.solve(-2 * form, conic[3:])
    level = 1 + float(middle @ form @ middle)
    values, vectors = np.linalg.eigh(form * np.sign(level))
    if level == 0 or values[0] <= 0:
        return None
    a, b = np.sqrt(abs(level) / values) * unit
    x, y = middle * unit + centre
    return Ring(
        float(x), float(y), float(a), float(b), float(np.arctan2(vectors[1, 0], vectors[0, 0]))
    )


def _along(rings: list[Ring], ink: Points) -> NDArray[np.float64]:
    """How much of each ring's line bears ink, as ink points per length of line."""
    table = np.array([(r.x, r.y, r.a, r.b, np.cos(r.angle), np.sin(r.angle)) for r in rings])
    x, y, a, b, cosine, sine = (table[:, index, None] for index in range(6))
    dx, dy = ink[None, :, 0] - x, ink[None, :, 1] - y
    radius = np.hypot((dx * cosine + dy * sine) / a, (dy * cosine - dx * sine) / b)
    on = (np.abs(radius - 1) < TOLERANCE).sum(axis=1)
    return np.asarray(on / (table[:, 2] + table[:, 3]), dtype=np.float64)


def _radius(ring: Ring, points: Points) -> NDArray[np.float64]:
    cosine, sine = np.cos(ring.angle), np.sin(ring.angle)
    dx, dy = points[:, 0] - ring.x, points[:, 1] - ring.y
    radius = np.hypot((dx * cosine + dy * sine) / ring.a, (dy * cosine - dx * sine) / ring.b)
    return np.asarray(radius, dtype=np.float64)


def _distinct(rings: list[Ring]) -> tuple[Ring, ...]:
    kept: list[Ring] = []
    for ring in rings:
        if all(_differ(ring, other) for other in kept):
            kept.append(ring)
        if len(kept) == MOST_KEPT:
            break
    return tuple(kept)


def _differ(one: Ring, other: Ring) -> bool:
    apart = np.hypot(one.x - other.x, one.y - other.y) + abs(one.diameter - other.diameter) / 2
    return bool(apart + abs(one.aspect - other.aspect) * one.a > 0.05 * one.diameter)
