"""Letters as outlines one can bend along a seal: shapes in millimetres, y downwards.

A piece is a set of contours filled by the even-odd rule; a shape is pieces laid one over the other.
"""

import subprocess
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Contour = NDArray[np.float64]
Piece = tuple[Contour, ...]
Shape = tuple[Piece, ...]

# Glyphs are traced at this many pixels an em.
EM = 160


@cache
def faces(language: str = "zh-cn") -> tuple[str, ...]:
    """Font files for a language by fontconfig; exits with a sentence where there is none."""
    listed = subprocess.run(
        ["fc-list", f":lang={language}", "file"],  # noqa: S607 - fontconfig's own tool, on the PATH
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    files = tuple(sorted(line.rstrip(": ") for line in listed if line.strip()))
    if not files:
        raise SystemExit("No font found: install Debian's fonts-noto-cjk and fonts-dejavu.")
    return files


@cache
def _font(file: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, EM)


@lru_cache(maxsize=4000)
def glyph(character: str, file: str) -> tuple[Piece, float]:
    """The outline of a character, an em high around y = 0 from x = 0, and its width in ems."""
    font = _font(file)
    width = max(0.2, font.getlength(character) / EM)
    side = 2 * EM
    tile = Image.new("L", (side, side))
    ImageDraw.Draw(tile).text((EM // 2, EM), character, 255, font, "lm")
    traced, _ = cv2.findContours(
        (np.asarray(tile) > 127).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_TC89_L1
    )
    piece = tuple(
        (points[:, 0].astype(np.float64) - (EM / 2, EM)) / EM
        for points in traced
        if len(points) > 2
    )
    return piece, width


def moved(
    shape: Iterable[Piece], x: float = 0, y: float = 0, turn: float = 0, scale: float = 1
) -> Shape:
    """Turned by radians and scaled about the origin, then moved."""
    cosine, sine = np.cos(turn) * scale, np.sin(turn) * scale
    matrix = np.array([[cosine, sine], [-sine, cosine]])
    return tuple(tuple(points @ matrix + (x, y) for points in piece) for piece in shape)


def stretched(shape: Iterable[Piece], across: float, down: float) -> Shape:
    return tuple(tuple(points * (across, down) for points in piece) for piece in shape)


def line(text: str, file: str, height: float, *, condensed: float = 1.0) -> Shape:
    """Text centred about the origin, an em `height` high."""
    placed: list[Piece] = []
    x = 0.0
    for character in text:
        piece, width = glyph(character, file)
        placed.append(tuple(points + np.array((x, 0.0)) for points in piece))
        x += width
    centred = moved(placed, x=-x / 2)
    return stretched(centred, height * condensed, height)


def width_of(text: str, file: str, height: float) -> float:
    return sum(glyph(character, file)[1] for character in text) * height


def along_circle(
    text: str,
    file: str,
    height: float,
    radius: float,
    *,
    span: float,
    middle: float = 0.0,
    condensed: float = 0.8,
    outward: bool = True,
) -> Shape:
    """Text along a circle: `middle` is the angle of its middle, 0 on top; heads outward or not."""
    pieces: list[Piece] = []
    for index, character in enumerate(text):
        piece, width = glyph(character, file)
        centred = moved([piece], x=-width / 2)
        upright = stretched(centred, height * condensed, height)
        part = index / max(1, len(text) - 1) - 0.5
        angle = middle + span * part * (1 if outward else -1)
        up = angle if outward else angle + np.pi
        pieces += moved(upright, radius * np.sin(angle), -radius * np.cos(angle), up)
    return tuple(pieces)


def circle(radius: float, x: float = 0, y: float = 0, points: int = 120) -> Contour:
    around = np.linspace(0, 2 * np.pi, points, endpoint=False)
    return np.column_stack((x + radius * np.cos(around), y + radius * np.sin(around)))


def ring(outer: float, width: float, x: float = 0, y: float = 0) -> Piece:
    return circle(outer, x, y), circle(max(0.01, outer - width), x, y)


def box(left: float, top: float, width: float, height: float) -> Contour:
    right, bottom = left + width, top + height
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], float)


def frame(left: float, top: float, width: float, height: float, line_width: float) -> Piece:
    inner = box(
        left + line_width, top + line_width, width - 2 * line_width, height - 2 * line_width
    )
    return box(left, top, width, height), inner


def star(
    radius: float, x: float = 0, y: float = 0, points: int = 5, inner: float = 0.38
) -> Contour:
    turns = np.arange(2 * points) * np.pi / points
    reach = np.where(np.arange(2 * points) % 2 == 0, radius, radius * inner)
    return np.column_stack((x + reach * np.sin(turns), y - reach * np.cos(turns)))


def stroke(points: Sequence[tuple[float, float]] | Contour, width: float) -> Piece:
    """A pen's line through points, swelling as a hand's does."""
    path = np.asarray(points, float)
    along = np.gradient(path, axis=0)
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
    normal = np.column_stack((-along[:, 1], along[:, 0])) / length[:, None]
    swell = width / 2 * (0.75 + 0.35 * np.sin(np.linspace(0, 9, len(path))))[:, None]
    return (np.concatenate((path + normal * swell, (path - normal * swell)[::-1])),)
