"""Refuses pages whose drawings call each other without end.

A form (a drawing within a drawing) may draw others, each several times. Thirty levels of two make a
thousand million drawings out of a few kilobytes, and no renderer stops in between.
"""

import re

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from parsers.facts.problem import Problem, Unreadable
from parsers.pdf.document import BROKEN

# Drawings of a map or a plan repeat a symbol some thousand times, two or three levels deep.
MOST_DRAWINGS = 200_000
# Forms looked at in one file; what draws pictures and text alone is not counted.
MOST_FORMS = 500
MOST_PAGES = 500
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


def refuse_endless(reader: PdfReader | None) -> None:
    """Raise Unreadable(REFUSED). A file that pypdf cannot walk passes; the worker's limits are behind
    this.
    """
    if reader is None:
        return
    known: dict[int, int] = {}
    try:
        for _, page in zip(range(MOST_PAGES), reader.pages, strict=False):
            if _drawings(page.get("/Resources"), None, known) > MOST_DRAWINGS:
                raise Unreadable(Problem.REFUSED, "the PDF's drawings repeat each other endlessly")
    except BROKEN:
        return


def _drawings(resources: object, content: bytes | None, known: dict[int, int]) -> int:
    """Return how many forms are drawn; each of them once where the content is not given."""
    total = 0
    for name, form in _forms(resources).items():
        times = 1 if content is None else _times(name, content)
        total += times * _weight(form, known)
    return total


def _weight(reference: IndirectObject, known: dict[int, int]) -> int:
    """Return how many drawings one form makes; the renderer draws a form that draws itself once."""
    if reference.idnum in known or len(known) >= MOST_FORMS:
        return known.get(reference.idnum, 1)
    known[reference.idnum] = 1
    form = reference.get_object()
    if isinstance(form, StreamObject) and _forms(form.get("/Resources")):
        inner = _drawings(form.get("/Resources"), form.get_data(), known)
        known[reference.idnum] = min(1 + inner, 2 * MOST_DRAWINGS)
    return known[reference.idnum]


def _times(name: str, content: bytes) -> int:
    wanted = name.lstrip("/").encode("utf-8", "replace")
    return sum(found == wanted for found in _DRAWN.findall(content))


def _forms(resources: object) -> dict[str, IndirectObject]:
    held = resources.get_object() if isinstance(resources, IndirectObject) else resources
    drawn = held.get("/XObject") if isinstance(held, DictionaryObject) else None
    listed = drawn.get_object() if isinstance(drawn, IndirectObject) else drawn
    if not isinstance(listed, DictionaryObject):
        return {}
    return {
        name: value
        for name in list(listed)[:MOST_FORMS]
        if isinstance(value := listed.raw_get(name), IndirectObject) and _is_form(value)
    }


def _is_form(reference: IndirectObject) -> bool:
    held = reference.get_object()
    return isinstance(held, StreamObject) and held.get("/Subtype") == "/Form"
