"""Extracts the files a PDF carries: attached, pinned to pages, or named by an object."""

import io
from collections.abc import Iterator
from itertools import islice

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from parsers.facts.problem import Problem
from parsers.packed.budget import Budget
from parsers.packed.member import Member
from parsers.pdf.document import BROKEN

# Without one of these in it no PDF carries a file; the last may hide the others.
_SIGNS = (b"EmbeddedFile", b"FileAttachment", b"/ObjStm")
MOST_FILES, MOST_PAGES, DEEPEST = 100, 50, 12


def pdf_files(data: bytes, budget: Budget) -> tuple[Member, ...]:
    """The files, each once, by its name; one that cannot be taken out has its problem.

    Raises Unreadable(REFUSED) where they are more than the letter may unpack.
    """
    if not any(sign in data for sign in _SIGNS):
        return ()
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return ()
        specifications = tuple(islice(_specifications(reader), MOST_FILES))
    except BROKEN:
        # What is wrong with it its own reader says.
        return ()
    return tuple(_members(specifications, budget))


def _members(specifications: tuple[DictionaryObject, ...], budget: Budget) -> Iterator[Member]:
    seen: set[int] = set()
    for one in specifications:
        try:
            stream, name = _stream(one), _name(one)
        except BROKEN:
            continue
        if stream is None or id(stream) in seen:
            continue
        seen.add(id(stream))
        try:
            content = stream.get_data()
        except BROKEN as error:
            yield Member(name, problem=Problem.UNREADABLE, detail=f"damaged in the PDF: {error}")
            continue
        budget.take(len(content))
        yield Member(name, content)


def _specifications(reader: PdfReader) -> Iterator[DictionaryObject]:
    root = reader.root_object
    names = _dictionary(root.get("/Names"))
    if names is not None:
        yield from _leaves(names.get("/EmbeddedFiles"), DEEPEST)
    yield from _listed(root.get("/AF"))
    for page in islice(reader.pages, MOST_PAGES):
        yield from _listed(page.get("/AF"))
        for note in _array(page.get("/Annots")):
            annotation = _dictionary(note)
            if annotation is not None and annotation.get("/Subtype") == "/FileAttachment":
                yield from _listed([annotation.get("/FS")])


def _leaves(node: object, deep: int) -> Iterator[DictionaryObject]:
    """The values of a name tree, which may be built to run in circles."""
    tree = _dictionary(node)
    if tree is None or deep <= 0:
        return
    yield from _listed(_array(tree.get("/Names"))[1::2])
    for kid in _array(tree.get("/Kids"))[:MOST_FILES]:
        yield from _leaves(kid, deep - 1)


def _listed(objects: object) -> Iterator[DictionaryObject]:
    for one in objects if isinstance(objects, list) else _array(objects):
        found = _dictionary(one)
        if found is not None and "/EF" in found:
            yield found


def _stream(specification: DictionaryObject) -> StreamObject | None:
    files = _dictionary(specification.get("/EF"))
    for key in ("/UF", "/F", "/DOS", "/Mac", "/Unix"):
        found = _resolved(files.get(key)) if files is not None else None
        if isinstance(found, StreamObject):
            return found
    return None


def _name(specification: DictionaryObject) -> str:
    for key in ("/UF", "/F", "/DOS", "/Unix", "/Mac", "/Desc"):
        name = _resolved(specification.get(key))
        if isinstance(name, bytes):
            name = name.decode("gb18030", "replace")
        if isinstance(name, str) and name.strip():
            return str(name)
    return "附件"


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, PdfObject) else value


def _dictionary(value: object) -> DictionaryObject | None:
    found = _resolved(value)
    return found if isinstance(found, DictionaryObject) else None


def _array(value: object) -> list[object]:
    found = _resolved(value)
    return list(found) if isinstance(found, ArrayObject) else []
