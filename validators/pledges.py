"""The pledges of a dossier, each with the text of its own pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from parsers.bearing import pages_of
from parsers.scan_facts import ScanPage
from parsers.spec import MaterialSpec
from validators.dossier import Document, Dossier


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
        return Pledge(material, document, document.facts.text, scanned=False)
    pages = pages_of(document.facts)
    own = [pages[page - 1] for page in role.pages if page <= len(pages)] or pages
    text = "\n".join(page.text for page in own).strip()
    numbers = [page for page in role.pages if page <= len(pages)] or range(1, len(pages) + 1)
    read = tuple(paged.scan_pages[n - 1] for n in numbers if n <= len(paged.scan_pages))
    return Pledge(material, document, text, any(page.scanned for page in own), read)
