"""Reads the comments and notes that stand in the cells of a table."""

from collections.abc import Iterable, Iterator, Mapping
from zipfile import ZipFile

from lxml.etree import _Element

from parsers.docx.xml.names import name_of, value_of
from parsers.docx.xml.parts import named, part_root, related_part

MOST_COMMENTS = 1_000
_NOTES = ("w:footnote", "w:endnote")


def comments_of(root: _Element, package: ZipFile, main: str) -> dict[str, _Element]:
    """The comments of the document by number; broken parts have none."""
    if next(iter(named(root, "w:commentReference")), None) is None:
        return {}
    part = related_part(package, main, "comments")
    comments = part_root(package, part) if part else None
    found: dict[str, _Element] = {}
    for one in named(comments, "w:comment") if comments is not None else ():
        if len(found) >= MOST_COMMENTS:
            break
        found.setdefault(value_of(one, "id") or "", one)
    return found


def with_notes(comments: Mapping[str, _Element], notes: Iterable[_Element]) -> dict[str, _Element]:
    """The comments by number and the notes by their kind and number, as a cell refers to them."""
    return {**comments, **{_note_key(one, name_of(one)): one for one in notes}}


def _note_key(element: _Element, kind: str) -> str:
    return f"{kind} {value_of(element, 'id')}"


def comments_in(cell: _Element, comments: Mapping[str, _Element]) -> Iterator[_Element]:
    """The comments on a cell by itself, and its notes. One on a stretch that begins in another cell
    is not its own: it speaks of a row or of the whole table.
    """
    if not comments:
        return
    begun = {value_of(one, "id") for one in named(cell, "w:commentRangeStart")}
    ends = {value_of(one, "id") for one in named(cell, "w:commentRangeEnd")}
    for reference in named(cell, "w:commentReference"):
        number = value_of(reference, "id") or ""
        if number in comments and (number in begun or number not in ends):
            yield comments[number]
    for kind in _NOTES:
        for reference in named(cell, f"{kind}Reference"):
            if (key := _note_key(reference, kind)) in comments:
                yield comments[key]
