"""Reads what was typed onto a PDF beside its text layer: form fields and annotations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from parsers.facts.boxes import PdfBox
from parsers.pdf.document import BROKEN
from parsers.texts.visible import visible

# Hundreds of notes on one page are a reviewer's, thousands an attack.
MOST_NOTES = 500
NOTES = {"/FreeText", "/Stamp", "/Widget"}


@dataclass(frozen=True, slots=True)
class Note:
    """`box`: left, bottom, right, top in page space (points). `field`: the value of a form field."""

    text: str
    box: PdfBox
    field: bool


def notes_on(reader: PdfReader | None, index: int) -> tuple[Note, ...]:
    """The typed texts on the page `index` (from 0) in the order of its annotations."""
    if reader is None:
        return ()
    try:
        annotations = reader.pages[index].get("/Annots")
        listed = annotations.get_object() if annotations is not None else None
    except BROKEN:
        return ()
    if not isinstance(listed, ArrayObject):
        return ()
    return tuple(_notes(listed))


def _notes(listed: ArrayObject) -> Iterator[Note]:
    for reference in listed[:MOST_NOTES]:
        try:
            note = _note(reference.get_object())
        except BROKEN:
            # One broken annotation must not hide the others; a viewer leaves it out too.
            continue
        if note is not None:
            yield note


def _note(annotation: object) -> Note | None:
    if not isinstance(annotation, DictionaryObject) or annotation.get("/Subtype") not in NOTES:
        return None
    field = annotation.get("/Subtype") == "/Widget"
    text = _value(annotation) if field else str(annotation.get("/Contents", "")).strip()
    left, bottom, right, top = (float(side) for side in cast("ArrayObject", annotation["/Rect"]))
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return (
        Note(visible(text.replace("\r\n", "\n").replace("\r", "\n")), box, field) if text else None
    )


def _value(widget: DictionaryObject) -> str:
    """A text or choice as it stands; a ticked box as ☑; "" for the rest."""
    kind = inherited(widget, "/FT")
    if kind == "/Btn":
        return "☑" if widget.get("/AS", "/Off") != "/Off" else ""
    value = inherited(widget, "/V")
    if kind not in {"/Tx", "/Ch"} or value is None:
        return ""
    parts = value if isinstance(value, ArrayObject) else [value]
    return "、".join(str(part) for part in parts).strip()


def inherited(widget: DictionaryObject, key: str) -> object:
    """A field's entry may stand at an ancestor; chains are short unless they are circular."""
    node: object = widget
    for _ in range(8):
        if not isinstance(node, DictionaryObject):
            return None
        if key in node:
            return node[key].get_object() if hasattr(node[key], "get_object") else node[key]
        parent = node.get("/Parent")
        node = parent.get_object() if parent is not None else None
    return None
