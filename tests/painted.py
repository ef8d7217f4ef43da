"""Small painted pages for the tests of readers: seals with glyph-like strokes, so no font is needed."""

import io
import math

import numpy as np
from PIL import Image, ImageDraw

from parsers.pages.page import PageImage

RED = (205, 30, 40)
# A4 at 100 dpi.
SIZE = (827, 1169)
MM_PER_PIXEL = 0.254
PER_MM = 1 / MM_PER_PIXEL


def blank(
    colour: tuple[int, int, int] = (252, 252, 250), size: tuple[int, int] = SIZE
) -> Image.Image:
    return Image.new("RGB", size, colour)


def with_lines(page: Image.Image, colour: tuple[int, int, int] = (30, 30, 30)) -> Image.Image:
    """Rows of glyph-like strokes, as of a printed text."""
    draw = ImageDraw.Draw(page)
    chance = np.random.default_rng(3)
    for y in range(120, 1000, 34):
        for x in range(100, 700, 20):
            _glyph(draw, chance, x, y, 15, colour, 0.0)
    return page


def seal(
    page: Image.Image,
    at: tuple[float, float] = (420, 600),
    mm: float = 40,
    colour: tuple[int, int, int] = RED,
    *,
    glyphs: int = 11,
    star: bool = True,
    oval: float = 1.0,
    height: float = 0.28,
    span: float = 260,
    inner: bool = False,
) -> Image.Image:
    """A round seal: ring, characters along it, a star. `at` is the centre in pixels, `height` that
    of the characters in radii, `span` what they take of the circle, `inner` a thin second ring.
    """
    big, radius = 4, mm * PER_MM / 2 * 4
    layer = Image.new("L", (round(radius * 2.2), round(radius * 2.2)), 0)
    middle = layer.width / 2
    draw = ImageDraw.Draw(layer)
    reach = (middle - radius, middle - radius, middle + radius, middle + radius)
    draw.ellipse(reach, outline=255, width=round(radius * 0.06))
    chance = np.random.default_rng(5)
    for index in range(glyphs):
        turn = math.radians(span * (index / max(1, glyphs - 1) - 0.5))
        out = (0.88 - height / 2) * radius
        x, y = middle + out * math.sin(turn), middle - out * math.cos(turn)
        _glyph(draw, chance, x, y, radius * height, 255, turn)
    if inner:
        thin = radius * 0.91
        draw.ellipse(_around((middle, middle), thin), outline=255, width=round(radius * 0.015))
    if star:
        points = [
            (middle + r * math.sin(i * math.pi / 5), middle - r * math.cos(i * math.pi / 5))
            for i, r in enumerate([radius * 0.28, radius * 0.11] * 5)
        ]
        draw.polygon(points, fill=255)
    small = layer.resize((layer.width // big, round(layer.height // big * oval)))
    where = (round(at[0] - small.width / 2), round(at[1] - small.height / 2))
    page.paste(Image.new("RGB", small.size, colour), where, small)
    return page


def dial(page: Image.Image, ticks: int = 60, mm: float = 42) -> Image.Image:
    """A gauge in red: a ring with even ticks within, and a hand."""
    draw, middle, radius = ImageDraw.Draw(page), (420, 600), mm * PER_MM / 2
    draw.ellipse(_around(middle, radius), outline=RED, width=4)
    for tick in range(ticks):
        turn = 2 * math.pi * tick / ticks
        ends = [
            (middle[0] + r * radius * math.sin(turn), middle[1] - r * radius * math.cos(turn))
            for r in (0.68, 0.88)
        ]
        draw.line(ends, RED, 2)
    draw.line((*middle, middle[0] + radius * 0.4, middle[1] - radius * 0.2), RED, 4)
    return page


def _around(middle: tuple[float, float], radius: float) -> tuple[float, float, float, float]:
    return middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius


def square_seal(page: Image.Image, mm: float = 40, ratio: float = 1.0) -> Image.Image:
    draw = ImageDraw.Draw(page)
    wide, high = mm * PER_MM, mm * PER_MM * ratio
    draw.rectangle((300, 600, 300 + wide, 600 + high), outline=RED, width=5)
    chance = np.random.default_rng(4)
    step = wide / 3
    for row in range(max(1, round(high / step))):
        for column in range(3):
            x, y = 300 + step * (column + 0.5), 600 + step * (row + 0.5)
            _glyph(draw, chance, x, y, step * 0.7, RED, 0.0)
    return page


def _glyph(draw, chance, x, y, size, colour, turn) -> None:  # noqa: PLR0917 - paints
    """Five strokes in a box, upright at `turn`."""
    width = max(1, round(size * 0.13))
    cosine, sine = math.cos(turn), math.sin(turn)
    for index in range(5):
        a, b = (index / 4 - 0.5) * size * 0.9, size * (0.3 + 0.2 * chance.random())
        ends = ((-b, a), (b, a)) if index % 2 else ((a, -b), (a, b))
        draw.line(
            [(x + u * cosine - v * sine, y + u * sine + v * cosine) for u, v in ends], colour, width
        )


def as_page(picture: Image.Image, *, sized: bool = True) -> PageImage:
    return PageImage(1, np.asarray(picture.convert("RGB")), MM_PER_PIXEL if sized else None)


def as_bytes(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def as_scan(*pictures: Image.Image) -> bytes:
    """A PDF of scanned pages."""
    return as_bytes(pictures[0], "PDF", resolution=100, save_all=True, append_images=pictures[1:])
