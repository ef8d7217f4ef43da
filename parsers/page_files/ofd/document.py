"""Reads how an OFD document is put together: its pages, their templates and annotations, resources."""

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname

from lxml.etree import _Element

from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.ofd.elements import (
    all_named,
    figures,
    first,
    name_of,
    named,
    text_of,
)
from parsers.page_files.ofd.package import ROOT, Package

# As many as are walked in a PDF.
MOST_PAGES = 500
MOST_DOCUMENTS = 10
A4 = (0.0, 0.0, 210.0, 297.0)
_LEAST_SIDE, _MOST_SIDE = 1.0, 5000.0


@dataclass(frozen=True, slots=True)
class OfdPage:
    """`box`: x, y, width, height in millimetres. `layers` are drawn one after the other: those of
    templates behind the page, its own, those of templates before it, annotations.
    """

    id: str
    box: tuple[float, float, float, float]
    layers: tuple[_Element, ...]
    annotations: tuple[_Element, ...] = ()


@dataclass(frozen=True, slots=True)
class OfdDocument:
    """One document of the file. `parts` are its resources by ID, each with the folder that places
    in it are counted from. `signatures` is the name of the part that lists them.
    """

    pages: tuple[OfdPage, ...]
    parts: dict[str, tuple[_Element, str]]
    signatures: str | None


def documents(package: Package) -> tuple[OfdDocument, ...]:
    """Return the documents of a file. Raises Unreadable where there is none, or no page in any."""
    name = package.find(f"/{ROOT}")
    bodies = list(all_named(package.tree(name), "DocBody")) if name else []
    found = [one for body in bodies[:MOST_DOCUMENTS] if (one := _document(package, body))]
    count = sum(len(one.pages) for one in found)
    if not count:
        raise Unreadable(Problem.UNREADABLE, "the document has no page")
    if count > MOST_PAGES:
        raise Unreadable(Problem.REFUSED, f"the document has {count} pages")
    return tuple(found)


def _document(package: Package, body: _Element) -> OfdDocument | None:
    name = package.find(text_of(first(body, "DocRoot")))
    if name is None:
        return None
    root, base = package.tree(name), dirname(name)
    common = first(root, "CommonData")
    templates = {
        one.get("ID", ""): one.get("BaseLoc", "")
        for one in (named(common, "TemplatePage") if common is not None else ())
    }
    sheet = _sheet(first(common, "PageArea"), A4)
    listed = first(root, "Pages")
    entries = list(named(listed, "Page"))[: MOST_PAGES + 1] if listed is not None else []
    notes = _annotations(package, root, base)
    pages = [_page(package, one, base, _OfAll(templates, sheet, notes)) for one in entries]
    signed = text_of(first(body, "Signatures"))
    return OfdDocument(
        tuple(pages),
        dict(_resources(package, common, base)),
        package.find(signed) if signed else None,
    )


@dataclass(frozen=True, slots=True)
class _OfAll:
    """What pages take from their document: templates by ID, the sheet, annotations by page."""

    templates: dict[str, str]
    sheet: tuple[float, float, float, float]
    notes: dict[str, tuple[_Element, ...]]


def _page(package: Package, entry: _Element, base: str, of_all: _OfAll) -> OfdPage:
    """A page whose part is missing or damaged is an empty one, so that the others keep their number."""
    own = entry.get("ID", "")
    root = _tree(package, entry.get("BaseLoc", ""), base)
    if root is None:
        return OfdPage(own, of_all.sheet, ())
    behind: list[_Element] = []
    before: list[_Element] = []
    for one in named(root, "Template"):
        place = of_all.templates.get(one.get("TemplateID", ""))
        template = _tree(package, place, base) if place else None
        if template is not None:
            kept = before if one.get("ZOrder") == "Foreground" else behind
            kept += _layers(template)
    layers = (*behind, *_layers(root), *before)
    sheet = _sheet(first(root, "Area"), of_all.sheet)
    return OfdPage(own, sheet, layers, of_all.notes.get(own, ()))


def _layers(root: _Element) -> Iterator[_Element]:
    content = first(root, "Content")
    return named(content, "Layer") if content is not None else iter(())


def _sheet(
    area: _Element | None, default: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    if area is None:
        return default
    found = figures(text_of(first(area, "PhysicalBox")))
    if len(found) < 4 or not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in found[2:4]):  # noqa: PLR2004 - x, y, width, height
        return default
    return found[0], found[1], found[2], found[3]


def _annotations(package: Package, root: _Element, base: str) -> dict[str, tuple[_Element, ...]]:
    """The appearances of annotations, by the page they lie on."""
    place = text_of(first(root, "Annotations"))
    name = package.find(place, base) if place else None
    if name is None:
        return {}
    found: dict[str, tuple[_Element, ...]] = {}
    listed = _tree_of(package, name)
    for page in list(all_named(listed, "Page"))[:MOST_PAGES] if listed is not None else ():
        notes = _tree(package, text_of(first(page, "FileLoc")), dirname(name))
        if notes is not None:
            shown = [one for one in all_named(notes, "Annot") if one.get("Visible") != "false"]
            looks = [look for one in shown for look in named(one, "Appearance")]
            key = page.get("PageID", "")
            found[key] = (*found.get(key, ()), *looks)
    return found


def _resources(
    package: Package, common: _Element | None, base: str
) -> Iterator[tuple[str, tuple[_Element, str]]]:
    """Images, graphics, sets of drawing parameters and fonts, by ID."""
    listed = named(common, "PublicRes", "DocumentRes") if common is not None else ()
    for one in listed:
        name = package.find(text_of(one), base)
        root = _tree_of(package, name) if name else None
        if name is None or root is None:
            continue
        folder = f"{dirname(name)}/{root.get('BaseLoc', '')}".strip("/")
        for part in root.iter():
            if name_of(part) in _PARTS and part.get("ID"):
                yield part.get("ID", ""), (part, folder)


_PARTS = frozenset({"MultiMedia", "CompositeGraphicUnit", "DrawParam", "Font", "ColorSpace"})


def _tree(package: Package, place: str, base: str) -> _Element | None:
    name = package.find(place, base) if place else None
    return None if name is None else _tree_of(package, name)


def _tree_of(package: Package, name: str) -> _Element | None:
    """None where the part is damaged; one that is refused condemns the document."""
    try:
        return package.tree(name)
    except Unreadable as trouble:
        if trouble.problem is Problem.REFUSED:
            raise
        return None
