"""Reads headers, footers and watermarks."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from parsers.docx.xml.names import name_of
from parsers.docx.xml.parts import part_root
from parsers.texts.visible import visible

# Some zip tools write backslashes.
_PART = re.compile(r"word[/\\](?:header|footer)\d*\.xml", re.IGNORECASE)
# A document has three of each in every section at most; nobody's has so many sections.
MOST_PARTS = 60
MOST_BYTES = 1_000_000


def margin_text(data: bytes) -> str:
    """The text of all headers and footers, one paragraph a line, each line once; pictures of words
    (WordArt, as watermarks are) with it. Parts that are broken are passed over: Word shows none.
    """
    lines: dict[str, None] = {}
    for root in margins_of(data):
        lines |= dict.fromkeys(_text(one) for one in root.iter() if name_of(one) == "w:p")
    return "\n".join(line for line in lines if line)


def margins_of(data: bytes) -> Iterator[etree._Element]:
    """The headers and footers of a package, as many as a document has; broken parts are passed over."""
    with ZipFile(BytesIO(data)) as package:
        parts = [one for one in package.infolist() if _PART.fullmatch(one.filename)]
        for part in parts[:MOST_PARTS]:
            root = part_root(package, part.filename) if part.file_size <= MOST_BYTES else None
            if root is not None:
                yield root


def _text(paragraph: etree._Element) -> str:
    """The paragraph's own words, or the words its WordArt draws."""
    words = []
    for node in paragraph.iter():
        if name_of(node) == "w:t":
            words.append(node.text or "")
        elif name_of(node) == "w:tab":
            words.append(" ")
        elif name_of(node) == "v:textpath":
            words.append(str(node.get("string", "")))
    return visible("".join(words)).strip()
