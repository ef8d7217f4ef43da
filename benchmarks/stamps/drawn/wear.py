"""What pressing does to a seal's ink: grain, uneven pressure, lost parts, blots, a second touch."""

import cv2
import numpy as np
from numpy.random import Generator
from sheet import Cover

# Of ink on paper: full red paste, and what it becomes when it is old, thin or of another make.
REDS = (
    (0.84, 0.10, 0.13),
    (0.70, 0.08, 0.12),
    (0.93, 0.24, 0.13),
    (0.88, 0.16, 0.24),
    (0.76, 0.10, 0.30),
    (0.96, 0.05, 0.05),
    (0.62, 0.14, 0.16),
)
BLUES = ((0.13, 0.25, 0.72), (0.20, 0.34, 0.62), (0.05, 0.12, 0.55))
VIOLETS = ((0.40, 0.18, 0.68), (0.32, 0.16, 0.55))
BLACKS = ((0.12, 0.12, 0.13), (0.25, 0.25, 0.27))


def texture(chance: Generator, shape: tuple[int, int], grain: float) -> Cover:
    """Smooth noise with spots `grain` pixels wide, its values spread evenly over 0–1."""
    cells = tuple(max(2, round(side / max(1.0, grain)) + 2) for side in shape)
    field = chance.random(cells, np.float32)
    grown = cv2.resize(field, shape[::-1], interpolation=cv2.INTER_CUBIC)
    low, high = float(grown.min()), float(grown.max())
    return np.asarray((grown - low) / max(1e-6, high - low), np.float32)


def plain(cover: Cover, px: float, chance: Generator) -> Cover:
    """Evenly pressed: a little grain of the paper."""
    grain = texture(chance, cover.shape, 0.25 * px)
    pressed = cover * (0.8 + 0.2 * grain) * chance.uniform(0.7, 1.0)
    return np.asarray(pressed, np.float32)


def faint(cover: Cover, px: float, chance: Generator) -> Cover:
    """Hardly any ink left: 15–35 %, with the paper's grain through it."""
    grain = (
        texture(chance, cover.shape, 0.3 * px) * 0.6 + texture(chance, cover.shape, 4 * px) * 0.4
    )
    return np.asarray(cover * chance.uniform(0.15, 0.35) * (0.6 + 0.8 * grain), np.float32)


def dry(cover: Cover, px: float, chance: Generator) -> Cover:
    """A dry pad: specks of paper all over, a weaker side."""
    specks = texture(chance, cover.shape, 0.35 * px)
    patches = texture(chance, cover.shape, 9 * px)
    gone = 0.25 + 0.3 * patches
    return np.asarray(cover * np.clip((specks - gone) * 6, 0, 1) * 0.9, np.float32)


def lost(cover: Cover, px: float, chance: Generator) -> Cover:
    """Pressed on one side: up to two fifths of the seal fade away."""
    height, width = cover.shape
    turn = chance.uniform(0, 2 * np.pi)
    x = np.linspace(-1, 1, width)[None]
    y = np.linspace(-1, 1, height)[:, None]
    along = x * np.cos(turn) + y * np.sin(turn)
    kept = np.clip((along + chance.uniform(0.35, 0.8)) * 2.5, 0.04, 1)
    return np.asarray(plain(cover, px, chance) * kept, np.float32)


def blotted(cover: Cover, px: float, chance: Generator) -> Cover:
    """Too much ink: strokes run together."""
    reach = max(1, round(chance.uniform(0.15, 0.4) * px))
    wide = cv2.dilate(cover, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach * 2 + 1,) * 2))
    soft = cv2.GaussianBlur(wide, (0, 0), 0.15 * px + 0.3)
    return np.asarray(
        np.clip(soft + 0.15 * texture(chance, cover.shape, px) * soft, 0, 1), np.float32
    )


def doubled(cover: Cover, px: float, chance: Generator) -> Cover:
    """The hand slipped: a second, weaker touch beside the first."""
    turn, far = chance.uniform(0, 2 * np.pi), chance.uniform(0.4, 1.2) * px
    shift = np.array([[1, 0, far * np.cos(turn)], [0, 1, far * np.sin(turn)]], np.float32)
    second = cv2.warpAffine(cover, shift, cover.shape[::-1])
    return np.asarray(
        np.maximum(plain(cover, px, chance), second * chance.uniform(0.3, 0.6)), np.float32
    )


def ragged(cover: Cover, px: float, chance: Generator) -> Cover:
    """Rough paper: the edges of strokes fray."""
    soft = cv2.GaussianBlur(cover, (0, 0), 0.18 * px)
    rough = soft + 0.5 * (texture(chance, cover.shape, 0.4 * px) - 0.5)
    return np.asarray(np.clip((rough - 0.35) * 4, 0, 1) * chance.uniform(0.7, 0.95), np.float32)


def picture(cover: Cover, px: float, chance: Generator) -> Cover:
    """No pressing at all: the flat colour of a seal drawn by a program."""
    del px
    return np.asarray(cover * chance.uniform(0.75, 1.0), np.float32)
