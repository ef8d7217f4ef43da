"""Collects the pledges of a dossier, each with the text of its own pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from parsers.facts.scan_facts import ScanPage
from parsers.facts.spec import MaterialSpec
from parsers.roles.headings import PARTLY, likeness
from parsers.roles.page_titles import pages_of
from parsers.texts.normal_text import fold
from validators.model.dossier import Document, Dossier


@dataclass(frozen=True, slots=True)
class Pledge:
    """A document that serves a material with an official wording, and the text of its pages.

    `scanned`: OCR read it, so a single wrong character proves nothing.
    """

    material: MaterialSpec
    document: Document
    text: str
    scanned: bool
    pages: tuple[ScanPage, ...] = ()


def pledges_of(dossier: Dossier) -> Iterator[Pledge]:
    for material in dossier.campaign.materials:
        if material.wording:
            for document in dossier.of(material.id):
                yield _pledge(material, document)


def _pledge(material: MaterialSpec, document: Document) -> Pledge:
    role, paged = document.role(material.id), document.facts.paged
    if paged is None or role is None:
        text = _from_title(document.facts.text, material)
        return Pledge(material, document, text, scanned=False)
    pages = pages_of(document.facts)
    own = [pages[page - 1] for page in role.pages if page <= len(pages)] or pages
    text = "\n".join(page.text for page in own).strip()
    numbers = [page for page in role.pages if page <= len(pages)] or range(1, len(pages) + 1)
    read = tuple(paged.scan_pages[n - 1] for n in numbers if n <= len(paged.scan_pages))
    scanned = any(page.scanned for page in own)
    if not scanned:
        text = _from_title(text, material)
    return Pledge(material, document, text, scanned, read)


def _from_title(text: str, material: MaterialSpec) -> str:
    """Return what stands under the pledge's title, where the form stands above it: the annexes of a call
    come as one Word file, and a short form leaves room for the pledge on its own page.
    """
    lines = text.split("\n")
    titles = {fold(title) for title in material.titles}
    places = [n for n, line in enumerate(lines) if fold(line) in titles]
    for place in reversed(places):
        below = "\n".join(lines[place:])
        if likeness(below, material.wording) >= PARTLY:
            return below
    return text
