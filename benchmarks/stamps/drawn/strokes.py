"""Handwriting: signatures, circles and corrections, as a pen's path."""

import numpy as np
from numpy.random import Generator
from outlines import Contour, Shape, moved, stroke


def smooth(points: Contour, steps: int = 14) -> Contour:
    """A Catmull–Rom curve through points."""
    path = np.vstack((points[:1], points, points[-1:]))
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(path, path[1:], path[2:], path[3:], strict=False):
        bend = (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        parts.append(0.5 * (2 * b + (c - a) * t + bend))
    return np.concatenate(parts)


def signature(chance: Generator, width: float) -> Shape:
    """A name written quickly: loops running to the right, then a flourish."""
    count = int(chance.integers(7, 16))
    x = np.cumsum(chance.uniform(-0.4, 1.0, count))
    x = (x - x.min()) / max(1e-6, float(np.ptp(x))) * width
    y = chance.normal(0, width * 0.11, count)
    pieces = [stroke(smooth(np.column_stack((x, y))), chance.uniform(0.35, 0.8))]
    if chance.random() < 0.7:
        tail = np.array([[0.1, 0.15], [0.6, 0.1], [1.1, 0.2], [0.8, 0.25]]) * width
        pieces.append(stroke(smooth(tail + chance.normal(0, 1, tail.shape)), 0.5))
    return moved(pieces, x=-width / 2)


def pen_circle(chance: Generator, across: float) -> Shape:
    """A teacher's ring around something: not closed, not round, once or twice about."""
    turns = chance.uniform(1.0, 2.2)
    around = np.linspace(0, 2 * np.pi * turns, 60)
    reach = across / 2 * (1 + 0.12 * np.sin(around * 1.5 + 1) + chance.normal(0, 0.01, 60))
    path = np.column_stack((reach * np.cos(around), reach * 0.8 * np.sin(around)))
    return (stroke(path, chance.uniform(0.5, 1.2)),)


def tick(chance: Generator, size: float) -> Shape:
    path = np.array([[-0.4, 0.0], [-0.1, 0.4], [0.1, 0.1], [0.7, -0.7]]) * size
    return (stroke(smooth(path + chance.normal(0, 0.03 * size, path.shape)), 0.8),)


def cross(chance: Generator, size: float) -> Shape:
    slant = chance.uniform(0.6, 1.2)
    down = np.array([[-0.5, -0.5], [0.0, 0.1], [0.5, 0.5 * slant]]) * size
    return stroke(smooth(down), 0.9), stroke(smooth(down * (-1, 1)), 0.9)
