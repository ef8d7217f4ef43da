"""Locates the boxes in which filled signatures are shown, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from parsers.facts.boxes import PdfBox
from parsers.pdf.document import BROKEN
from parsers.pdf.fields import MOST_NOTES, inherited

# A signature on every page of a long report (骑缝) is shown on each.
MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class SignatureWidget:
    """`page` counts from 1; `box`: left, bottom, right, top in page space; `number` is that of the
    signature's object, None where it stands inline.
    """

    page: int
    box: PdfBox
    number: int | None


def signature_widgets(reader: PdfReader | None) -> tuple[SignatureWidget, ...]:
    """The widgets of all filled signature fields but time stamps', those without extent included."""
    if reader is None:
        return ()
    try:
        pages = zip(range(1, MOST_PAGES + 1), reader.pages, strict=False)
        return tuple(one for number, page in pages for one in _on(page, number))
    except BROKEN:
        return ()


def _on(page: DictionaryObject, number: int) -> Iterator[SignatureWidget]:
    try:
        annotations = page.get("/Annots")
        listed = annotations.get_object() if annotations is not None else None
    except BROKEN:
        return
    if not isinstance(listed, ArrayObject):
        return
    for reference in listed[:MOST_NOTES]:
        try:
            widget = _widget(reference.get_object(), number)
        except BROKEN:
            # A broken annotation is left out, as a viewer leaves it out.
            continue
        if widget is not None:
            yield widget


def _widget(annotation: object, page: int) -> SignatureWidget | None:
    if not isinstance(annotation, DictionaryObject) or annotation.get("/Subtype") != "/Widget":
        return None
    value = inherited(annotation, "/V") if inherited(annotation, "/FT") == "/Sig" else None
    if not isinstance(value, DictionaryObject) or value.get("/Type") == "/DocTimeStamp":
        return None
    left, bottom, right, top = (float(side) for side in annotation["/Rect"])  # type: ignore[attr-defined]  # an array, or broken
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return SignatureWidget(page, box, _number(annotation))


def _number(widget: DictionaryObject) -> int | None:
    """The value is the widget's own, or its field's."""
    for node in (widget, widget.get("/Parent")):
        held = node.get_object() if node is not None else None
        value = held.raw_get("/V") if isinstance(held, DictionaryObject) and "/V" in held else None
        if isinstance(value, IndirectObject):
            return value.idnum
    return None
