"""Reads elements of OFD by their local names, and the figures in their attributes.

Makers use several namespaces, prefixes and none; what an element is called is the same in all.
"""

import math
from collections.abc import Iterator

from lxml.etree import _Element

Matrix = tuple[float, float, float, float, float, float]
# A page is at most some metres long; a figure beyond is a slip, or meant to hurt.
_LARGEST = 1e6
# A path of a map has some ten thousand figures.
_MOST_FIGURES = 200_000


def name_of(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(element: _Element, *names: str) -> Iterator[_Element]:
    """The children of these names."""
    return (one for one in element if name_of(one) in names)


def first(element: _Element | None, *path: str) -> _Element | None:
    """The element at the end of a path of names, each the first of its kind."""
    for step in path:
        if element is None:
            return None
        element = next(named(element, step), None)
    return element


def all_named(element: _Element, name: str) -> Iterator[_Element]:
    """The descendants of this name, at any depth."""
    return (one for one in element.iter() if name_of(one) == name)


def text_of(element: _Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def figures(written: str | None) -> list[float]:
    """The numbers in an attribute, separated by blanks or commas; what is none is left out."""
    found = []
    for one in (written or "").replace(",", " ").split()[:_MOST_FIGURES]:
        number = figure(one)
        if number is not None:
            found.append(number)
    return found


def figure(written: str | None) -> float | None:
    """A number of moderate size, None for anything else."""
    try:
        number = float(written or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) <= _LARGEST else None


def box_of(element: _Element, attribute: str = "Boundary") -> tuple[float, float, float, float]:
    """x, y, width, height in millimetres; zeros where the attribute does not say."""
    found = figures(element.get(attribute))
    return (found[0], found[1], found[2], found[3]) if len(found) >= 4 else (0.0, 0.0, 0.0, 0.0)  # noqa: PLR2004 - x, y, width, height


def matrix_of(element: _Element) -> Matrix | None:
    found = figures(element.get("CTM"))
    return (*found,) if len(found) == 6 else None  # type: ignore[return-value]  # noqa: PLR2004 - six


def is_on(element: _Element, attribute: str, *, default: bool) -> bool:
    written = (element.get(attribute) or "").strip().lower()
    return default if not written else written in ("true", "1")


def steps(written: str | None, count: int) -> list[float]:
    """The distances between `count` characters: `g 3 1.5` stands for three of 1.5.

    The last is repeated where there are too few, as readers do.
    """
    found: list[float] = []
    words = (written or "").replace(",", " ").split()[: 3 * count + 3]
    place = 0
    while place < len(words) and len(found) < count:
        if words[place].lower() == "g" and place + 2 < len(words):
            times, step = figure(words[place + 1]), figure(words[place + 2])
            found += [step or 0.0] * max(0, min(int(times or 0), count - len(found)))
            place += 3
        else:
            found.append(figure(words[place]) or 0.0)
            place += 1
    if found:
        found += [found[-1]] * (count - len(found))
    return found[:count]
