"""Reads parts of another format that a document shows as its own text (`w:altChunk`).

Online editors put the whole form there as a web page; programs that join documents put each of them
there as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zipfile import ZipFile

from lxml.etree import _Element

from parsers.convert.converter import Converter
from parsers.docx.foreign.plain_xml import as_document, written_package
from parsers.docx.foreign.web import web_page
from parsers.docx.xml.limits import DAMAGED
from parsers.docx.xml.names import child_of, name_of, value_of
from parsers.docx.xml.parts import named, relations_of
from parsers.facts.problem import Problem, Unreadable

MOST_CHUNKS = 50
# A chunk's own chunks count as well; Word itself writes none inside another.
DEEPEST_CHUNK = 3
# Formats that only the converter reads: RTF, the old compound file, Word 2003's XML.
_RTF, _OLE = b"{\\rtf", b"\xd0\xcf\x11\xe0"
_WORD_2003 = b"schemas.microsoft.com/office/word/2003/wordml"
_HEAD = 4096

OpenRoot = Callable[[bytes, "ChunkBudget"], _Element]
"""Opens a package's bytes as the root of its main part, its own chunks filled in."""


@dataclass(slots=True)
class ChunkBudget:
    """How many chunks may still be opened, and how deep in one another they lie."""

    left: int = MOST_CHUNKS
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ChunkReader:
    """What opens chunks: `converter` None where older formats cannot be read here."""

    open_root: OpenRoot
    converter: Converter | None


def fill_in_chunks(
    root: _Element, package: ZipFile, main: str, reader: ChunkReader, budget: ChunkBudget
) -> None:
    """Puts the content of chunks in their places in `root`.

    Raises Unreadable for a chunk that cannot be read: what it holds may be the answers.
    """
    chunks = list(named(root, "w:altChunk"))
    if not chunks:
        return
    targets = {one.id: one.target for one in relations_of(package, main) if not one.outside}
    for chunk in chunks:
        data = _bytes_of(package, targets.get(value_of(chunk, "id") or "", ""))
        for element in _content(data, reader, budget) if data.strip() else ():
            chunk.addprevious(element)


def _bytes_of(package: ZipFile, part: str) -> bytes:
    """b"" for a part that is not there: Word shows nothing of it."""
    if part not in package.namelist():
        return b""
    try:
        return package.read(part)
    except DAMAGED as error:
        raise Unreadable(Problem.UNREADABLE, f"a part of its text is cut off: {error}") from error


def _content(data: bytes, reader: ChunkReader, budget: ChunkBudget) -> Iterator[_Element]:
    if budget.left <= 0 or budget.depth >= DEEPEST_CHUNK:
        raise Unreadable(Problem.REFUSED, "the document is put together of too many others")
    budget.left -= 1
    budget.depth += 1
    body = child_of(reader.open_root(_package(data, reader.converter), budget), "w:body")
    budget.depth -= 1
    for one in list(body) if body is not None else ():
        if name_of(one) != "w:sectPr":
            yield one


def _package(data: bytes, converter: Converter | None) -> bytes:
    """The chunk as the bytes of a package."""
    if data.startswith(b"PK"):
        return data
    old = data.startswith((_RTF, _OLE)) or _WORD_2003 in data[:_HEAD]
    if old and converter is None:
        raise Unreadable(
            Problem.UNSUPPORTED,
            "its text is in an older format, and no converter is installed here",
        )
    if old and converter is not None:
        return converter.convert(data, "chunk.rtf" if data.startswith(_RTF) else "chunk")
    if (written := written_package(data)) is not None:
        return written
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        # A piece of a page, without a body of its own.
        return as_document(web_page(data, ""))
    raise Unreadable(Problem.UNREADABLE, "a part of its text is of no known format")
