"""Reads a .docx or .docm into facts: the text a reader sees, and its tables."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lxml.etree import _Element

from parsers.convert.converter import Converter
from parsers.docx.aside import stands_aside
from parsers.docx.package import OpenedPackage, is_package, open_package
from parsers.docx.text.blocks import Block, Line, lines_of, tables_of
from parsers.docx.text.looks import styled
from parsers.docx.text.margins import margin_text, margins_of
from parsers.docx.text.walk import Walk
from parsers.docx.xml.names import child_of, name_of
from parsers.docx.xml.parts import named
from parsers.facts.file_facts import StyledLine, WordFacts
from parsers.facts.problem import Problem, Unreadable

__all__ = ["is_package", "read_word"]


# What shows the text of other parts and documents.
_ELSEWHERE = ("w:subDoc", "w:altChunk")


def read_word(data: bytes, converter: Converter | None = None) -> WordFacts:
    """Reads a document's bytes; `converter` what older formats it holds.

    Raises Unreadable: UNREADABLE for what is no whole Word package, ENCRYPTED where a password is
    asked for, REFUSED for bombs, document types and absurd nesting, UNSUPPORTED for an old .doc.
    """
    opened = open_package(data, converter)
    walk = Walk(opened.placeholders, opened.comments)
    try:
        blocks = walk.blocks(_body(opened.root))
        notes = [block for note in opened.notes for block in walk.blocks(note)]
        margins = stands_aside(blocks, _margins(data, walk, opened))
    except RecursionError as error:
        raise Unreadable(Problem.REFUSED, "the document is nested too deep") from error
    if (
        not any(map(str.strip, lines_of(blocks)))
        and next(chain(*(named(opened.root, one) for one in _ELSEWHERE)), None) is not None
    ):
        raise Unreadable(Problem.UNREADABLE, "its text lies in other documents, which did not come")
    lines = (
        line.rstrip()
        for entry in lines_of([*blocks, *margins, *notes])
        for line in entry.split("\n")
    )
    blocks = [*blocks, *margins, *stands_aside(blocks, notes)]
    paragraphs = (block.text.strip() for block in blocks if isinstance(block, Line))
    return WordFacts(
        text="\n".join(line for line in lines if line.strip()),
        paragraphs=tuple(text for text in paragraphs if text),
        tables=tuple(tables_of(blocks)),
        macros=opened.macros,
        pictures=walk.pictures,
        margins=margin_text(data),
        styled=tuple(_styled_lines(blocks)),
    )


def _margins(data: bytes, walk: Walk, opened: OpenedPackage) -> list[Block]:
    """The blocks of headers and footers. Above pasted scans stands a letterhead: not what they say."""
    if walk.pictures:
        return []
    own = Walk(opened.placeholders, opened.comments)
    return [block for part in margins_of(data) for block in own.blocks(part)]


def _styled_lines(blocks: Iterable[Block]) -> Iterator[StyledLine]:
    for block in blocks:
        if isinstance(block, Line) and (pieces := styled(block.pieces)):
            yield StyledLine(block.text.strip(), pieces)


def _body(root: _Element) -> _Element:
    body = child_of(root, "w:body")
    if body is None or name_of(root) != "w:document":
        raise Unreadable(Problem.UNREADABLE, "the package holds no word-processor document")
    return body
