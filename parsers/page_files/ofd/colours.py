"""Reads with which colours, how wide and how transparent an object is drawn."""

from dataclasses import dataclass

from lxml.etree import _Element

from parsers.page_files.ofd.document import OfdDocument
from parsers.page_files.ofd.elements import figure, figures, first

Colour = tuple[float, float, float]
"""Red, green, blue, each 0–1."""

BLACK: Colour = (0.0, 0.0, 0.0)
_GREY, _RGB, _CMYK = 1, 3, 4
# Parameters refer to others that they add to.
_MOST_RELATIVES = 8


@dataclass(frozen=True, slots=True)
class Paint:
    """`fill`, `stroke` are None where a pattern is meant, which is not drawn. `alpha` is 0–1."""

    fill: Colour | None
    stroke: Colour | None
    alpha: float
    width: float | None


def paint_of(one: _Element, document: OfdDocument, inherited: str = "") -> Paint:
    """Return what the object says itself, else the set of parameters it names, else black."""
    sets = [one, *_parameters(one.get("DrawParam") or inherited, document)]
    fill = next((c for part in sets if (c := first(part, "FillColor")) is not None), None)
    stroke = next((c for part in sets if (c := first(part, "StrokeColor")) is not None), None)
    widths = (figure(part.get("LineWidth")) for part in sets)
    return Paint(
        _colour(fill),
        _colour(stroke),
        _share(one.get("Alpha")) * _share(fill.get("Alpha") if fill is not None else None),
        next((width for width in widths if width), None),
    )


def _parameters(number: str, document: OfdDocument) -> list[_Element]:
    found: list[_Element] = []
    while number and len(found) < _MOST_RELATIVES:
        part, _ = document.parts.get(number, (None, ""))
        if part is None:
            break
        found.append(part)
        number = part.get("Relative", "")
    return found


def _colour(element: _Element | None) -> Colour | None:
    if element is None:
        return BLACK
    values = [max(0.0, min(one, 255.0)) / 255 for one in figures(element.get("Value"))]
    if len(values) == _GREY:
        return values[0], values[0], values[0]
    if len(values) == _RGB:
        return values[0], values[1], values[2]
    if len(values) == _CMYK:
        cyan, magenta, yellow, black = values
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return BLACK if element.get("Value") is None and not len(element) else None


def _share(written: str | None) -> float:
    number = figure(written)
    return 1.0 if number is None else max(0.0, min(number, 255.0)) / 255
