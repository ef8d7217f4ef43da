"""Reads footnotes and endnotes."""

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from parsers.docx.xml.names import value_of
from parsers.docx.xml.parts import named, part_root, related_part

_KINDS = (("footnotes", "w:footnote", "w:footnoteReference"),
          ("endnotes", "w:endnote", "w:endnoteReference"))  # fmt: skip
MOST_NOTES = 1_000


def notes_of(root: etree._Element, package: ZipFile, main: str) -> Iterator[etree._Element]:
    """The notes that the text of `root` refers to, in the order of the text; broken parts have none."""
    for kind, name, reference in _KINDS:
        ids = [value_of(one, "id") or "" for one in named(root, reference)][:MOST_NOTES]
        part = related_part(package, main, kind) if ids else None
        notes = part_root(package, part) if part else None
        if notes is not None:
            by_id = {value_of(note, "id") or "": note for note in named(notes, name)}
            yield from (by_id[one] for one in dict.fromkeys(ids) if one in by_id)
