"""The seals of this painter: each a shape about the origin, in millimetres."""

import numpy as np
from numpy.random import Generator
from outlines import (
    Contour,
    Piece,
    Shape,
    along_circle,
    box,
    circle,
    faces,
    frame,
    line,
    moved,
    ring,
    star,
    stretched,
    stroke,
)
from words import CENTRES, CYRILLIC, LATIN, USES, company, figure, one


def _face(chance: Generator) -> str:
    return one(chance, faces())


def _latin_face(chance: Generator) -> str:
    bold = tuple(file for file in faces("ru") if "Bold" in file or "Serif" in file)
    return one(chance, bold or faces("ru"))


def _around(name: str, chance: Generator, reach: float, radius: float) -> Shape:
    """The name along the ring: longer names take more of the circle and lower characters."""
    span = np.radians(np.clip(17 * len(name) + chance.uniform(10, 60), 120, 290))
    height = min(radius * chance.uniform(0.24, 0.36), 0.98 * reach * span / len(name) / 0.62)
    return along_circle(
        name,
        _face(chance),
        height,
        reach - height / 2,
        span=span,
        condensed=chance.uniform(0.6, 0.9),
    )


def _middle(chance: Generator, radius: float) -> Shape:
    """A star most often; else nothing, an emblem's sketch, or a company's letters."""
    kind = chance.random()
    if kind < 0.7:
        return ((star(radius * chance.uniform(0.22, 0.36)),),)
    if kind < 0.8:
        return ()
    if kind < 0.9:
        return line(one(chance, ("HX", "TG", "LK")), _latin_face(chance), radius * 0.5)
    leaf = [(0.0, 0.32), (0.2, 0.05), (0.0, -0.35), (-0.2, 0.05)]
    wave = [(-0.35 + t / 20, 0.3 + 0.05 * np.sin(t)) for t in range(15)]
    return moved(((np.array(leaf),), stroke(wave, 0.06)), scale=radius)


def _edge(chance: Generator, radius: float, width: float) -> tuple[Piece, ...]:
    """The outer ring: plain, double, with teeth, or of dots."""
    kind = chance.random()
    if kind < 0.7:
        return (ring(radius, width),)
    if kind < 0.85:
        gap = width * chance.uniform(0.6, 1.4)
        return ring(radius, width), ring(radius - width - gap, width * chance.uniform(0.2, 0.6))
    if kind < 0.95:
        teeth = _toothed(radius, int(chance.integers(50, 90)))
        return ((teeth, circle(radius - 1.6 * width)),)
    return (ring(radius, width), *_dots(radius - 1.8 * width, width * 0.5, 70))


def _toothed(radius: float, count: int) -> Contour:
    around = np.linspace(0, 2 * np.pi, count * 6, endpoint=False)
    reach = radius * (1 - 0.02 * (1 + np.sin(around * count)))
    return np.column_stack((reach * np.cos(around), reach * np.sin(around)))


def _dots(radius: float, size: float, count: int) -> Shape:
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return tuple(
        (circle(size, radius * np.cos(turn), radius * np.sin(turn), 10),) for turn in turns
    )


def round_seal(chance: Generator, across: float) -> Shape:
    """What a Chinese body stamps with."""
    radius = across / 2
    width = radius * chance.uniform(0.025, 0.075)
    shape = list(_edge(chance, radius, width))
    reach = radius - width * chance.uniform(1.5, 3.0)
    shape += _around(company(chance), chance, reach, radius)
    shape += _middle(chance, radius)
    if chance.random() < 0.6:
        use = one(chance, USES)
        height = min(radius * 0.26, radius * 1.1 / len(use))
        shape += moved(line(use, _face(chance), height, condensed=0.9), y=radius * 0.5)
    if chance.random() < 0.5:
        number = figure(chance, 13)
        shape += along_circle(
            number,
            _face(chance),
            radius * 0.11,
            radius * 0.87,
            span=np.radians(75),
            middle=np.pi,
            outward=False,
        )
    return tuple(shape)


def oval_seal(chance: Generator, across: float) -> Shape:
    """Invoices and foreign-trade firms: 40 × 30, with the tax number across the middle."""
    part = chance.uniform(0.64, 0.78)
    radius = across / 2
    width = radius * chance.uniform(0.03, 0.06)
    reach = radius - 1.6 * width
    shape = stretched(
        (ring(radius, width), *_around(company(chance), chance, reach, radius)), 1, part
    )
    middle = line(figure(chance, 15), _latin_face(chance), radius * 0.15)
    below = moved(line("发票专用章", _face(chance), radius * 0.2), y=radius * part * 0.55)
    return (*shape, *middle, *below)


def square_seal(chance: Generator, across: float) -> Shape:
    """A body's or director's name in a frame, read from the right in columns."""
    rows = int(chance.integers(2, 5))
    name = (company(chance) + "之印章专用绿色发展")[: rows * rows]
    width = across * chance.uniform(0.02, 0.05)
    inner = across - 4 * width
    step, file = inner / rows, _face(chance)
    shape: list[Piece] = [frame(-across / 2, -across / 2, across, across, width)]
    for index, character in enumerate(name):
        column, row = rows - 1 - index // rows, index % rows
        place = (-inner / 2 + step * (column + 0.5), -inner / 2 + step * (row + 0.5))
        shape += moved(line(character, file, step * 0.94), *place)
    return tuple(shape)


def foreign_seal(chance: Generator, across: float) -> Shape:
    """Latin or Cyrillic: two or three rings, small letters between, the name in the middle."""
    radius = across / 2
    width = radius * chance.uniform(0.02, 0.05)
    inner = radius * chance.uniform(0.55, 0.66)
    shape: list[Piece] = [ring(radius, width), ring(inner, width * 0.6)]
    if chance.random() < 0.5:
        shape += [ring(radius - 2 * width, width * 0.4)]
    file = _latin_face(chance)
    cyrillic = chance.random() < 0.5
    around = one(chance, CYRILLIC) if cyrillic else f"* {one(chance, LATIN)} *"
    reach = (radius - 2 * width + inner) / 2
    height = min((radius - inner) * 0.62, reach * 5.6 / len(around) / 0.62)
    shape += along_circle(around, file, height, reach, span=5.7, condensed=0.8)
    centre = (
        one(chance, CENTRES) if cyrillic else one(chance, ("SEAL", "OFFICIAL", "FOR DOCUMENTS"))
    )
    shape += line(centre, file, min(inner * 0.4, inner * 2.4 / len(centre)))
    shape += moved(line(figure(chance, 10), file, inner * 0.2), y=inner * 0.5)
    return tuple(shape)


def triangle_seal(chance: Generator, across: float) -> Shape:
    """A cashier's or reference office's, with its name along the sides."""
    corners = np.array([[0, -0.58], [0.5, 0.29], [-0.5, 0.29]]) * across
    shape: list[Piece] = [(corners, corners * 0.9), (corners * 0.5, corners * 0.46)]
    file = _latin_face(chance)
    for turn in range(3):
        side = moved(line("СПРАВКИ ДЛЯ", file, across * 0.07), y=across * 0.205)
        shape += moved(side, turn=turn * 2 * np.pi / 3)
    return tuple(shape)


def boxed_seal(chance: Generator, across: float) -> Shape:
    """A rectangle with lines of text: an incoming-mail or copy stamp, no official seal."""
    high = across * chance.uniform(0.3, 0.5)
    shape: list[Piece] = [frame(-across / 2, -high / 2, across, high, across * 0.02)]
    shape += moved(
        line(one(chance, ("收文专用", "已审核", "与原件一致")), _face(chance), high * 0.4)
    )
    return tuple(shape)


def personal_chop(chance: Generator, across: float) -> Shape:
    """A person's name, cut out of a red square: white letters."""
    name = company(chance)[:4]
    half = across / 2
    letters: list[Contour] = []
    for index, character in enumerate(name):
        place = (half / 2 - half * (index // 2), -half / 2 + half * (index % 2))
        for piece in moved(line(character, _face(chance), half * 0.9), *place):
            letters += piece
    return ((box(-half, -half, across, across), *letters),)
