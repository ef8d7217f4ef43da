"""Reads the outline of a path (AbbreviatedData) into straight lines and curves."""

import math
from collections.abc import Iterator

from parsers.page_files.ofd.elements import figure

PathStep = tuple[str, tuple[float, ...]]
"""`m` x y, `l` x y, `c` x1 y1 x2 y2 x3 y3, or `h`, which closes the outline."""

# How many figures follow each letter.
_FIGURES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST_WORDS = 200_000


def outline(written: str) -> Iterator[PathStep]:
    """The steps up to the first that cannot be read."""
    words = written.replace(",", " ").split()[:_MOST_WORDS]
    place, here = 0, (0.0, 0.0)
    while place < len(words):
        letter = words[place]
        count = _FIGURES.get(letter)
        if count is None:
            return
        found = [figure(one) for one in words[place + 1 : place + 1 + count]]
        values = tuple(one for one in found if one is not None)
        if len(values) < count:
            return
        place += 1 + count
        yield from _steps(letter, values, here)
        if count:
            here = (values[-2], values[-1])


def _steps(letter: str, values: tuple[float, ...], here: tuple[float, float]) -> Iterator[PathStep]:
    if letter in "SM":
        yield "m", values
    elif letter == "L":
        yield "l", values
    elif letter == "Q":
        x1, y1, x, y = values
        (x0, y0) = here
        first = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
        yield "c", (*first, x + 2 * (x1 - x) / 3, y + 2 * (y1 - y) / 3, x, y)
    elif letter == "B":
        yield "c", values
    elif letter == "A":
        yield from _arc(here, values)
    else:
        yield "h", ()


def _arc(here: tuple[float, float], values: tuple[float, ...]) -> Iterator[PathStep]:
    """An arc of an ellipse to its end, as curves of a quarter at most (SVG 1.1, F.6.5)."""
    rx, ry, degrees, large, sweep, x, y = values
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or (x, y) == here:
        yield "l", (x, y)
        return
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (here[0] - x) / 2, (here[1] - y) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    needed = math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
    if needed > 1:
        rx, ry = rx * needed, ry * needed
    under = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    root = math.sqrt(max(0.0, under) / ((rx * py) ** 2 + (ry * px) ** 2))
    root = -root if bool(large) == bool(sweep) else root
    cx, cy = root * rx * py / ry, -root * ry * px / rx
    begin = math.atan2((py - cy) / ry, (px - cx) / rx)
    extent = math.atan2((-py - cy) / ry, (-px - cx) / rx) - begin
    if sweep and extent < 0:
        extent += 2 * math.pi
    elif not sweep and extent > 0:
        extent -= 2 * math.pi
    middle = (cos * cx - sin * cy + (here[0] + x) / 2, sin * cx + cos * cy + (here[1] + y) / 2)
    yield from _quarters(middle, (rx, ry), (cos, sin), begin, extent)


def _quarters(
    middle: tuple[float, float],
    radii: tuple[float, float],
    turn: tuple[float, float],
    begin: float,
    extent: float,
) -> Iterator[PathStep]:
    count = max(1, math.ceil(abs(extent) / (math.pi / 2) - 1e-9))
    part = extent / count
    handle = 4 / 3 * math.tan(part / 4)

    def placed(x: float, y: float) -> tuple[float, float]:
        x, y = x * radii[0], y * radii[1]
        return middle[0] + turn[0] * x - turn[1] * y, middle[1] + turn[1] * x + turn[0] * y

    for number in range(count):
        a, b = begin + number * part, begin + (number + 1) * part
        first = placed(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        second = placed(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        yield "c", (*first, *second, *placed(math.cos(b), math.sin(b)))
