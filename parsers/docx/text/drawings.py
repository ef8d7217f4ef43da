"""Inserts text of SmartArt and chart titles at the place where they are shown."""

from collections.abc import Iterator
from copy import deepcopy
from zipfile import ZipFile

from lxml import etree

from parsers.docx.xml.names import value_of
from parsers.docx.xml.parts import named, part_root, relations_of

# The attribute by which each kind of drawing points at its words.
_POINTERS = {"dgm:relIds": "dm", "c:chart": "id"}
MOST_DRAWINGS = 100


def fill_in_drawings(root: etree._Element, package: ZipFile, main: str) -> None:
    """Puts the paragraphs of diagrams and charts under the elements that stand for them."""
    places = list(_places(root))[:MOST_DRAWINGS]
    if not places:
        return
    targets = {one.id: one.target for one in relations_of(package, main) if not one.outside}
    for element, pointer in places:
        drawn = part_root(package, targets.get(value_of(element, pointer) or "", ""))
        for paragraph in list(named(drawn, "a:p")) if drawn is not None else ():
            element.append(deepcopy(paragraph))


def _places(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for name, pointer in _POINTERS.items():
        yield from ((one, pointer) for one in named(root, name))
