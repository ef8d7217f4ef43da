"""Parts of another format that a document shows as its own text (`w:altChunk`): online editors put the
whole form there, as a web page.
"""

from collections.abc import Iterator
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

from parsers.docx.limits import DAMAGED, check_no_dtd, check_package
from parsers.docx.names import child_of, name_of, value_of
from parsers.docx.web import web_page
from parsers.docx.written import page_in
from parsers.problem import Unreadable

MOST_CHUNKS = 50


def has_chunks(root: etree._Element) -> bool:
    return any(name_of(element) == "w:altChunk" for element in root.iter())


def fill_in_chunks(root: etree._Element, package: ZipFile, main: str) -> None:
    """Puts the text of web pages and of documents in their places in `root`; others stay out."""
    chunks = [element for element in root.iter() if name_of(element) == "w:altChunk"]
    targets = dict(_targets(package, main))
    for chunk in chunks[:MOST_CHUNKS]:
        for element in _content(package, targets.get(value_of(chunk, "id") or "", "")):
            chunk.addprevious(element)


def _targets(package: ZipFile, main: str) -> Iterator[tuple[str, str]]:
    try:
        xml = package.read(f"{dirname(main)}/_rels/{basename(main)}.rels".lstrip("/"))
        relations = _parsed(xml)
    except (*DAMAGED, KeyError, etree.XMLSyntaxError):
        return
    for relation in relations:
        target = str(relation.get("Target", ""))
        yield str(relation.get("Id", "")), normpath(join("/", dirname(main), target)).lstrip("/")


def _content(package: ZipFile, part: str) -> list[etree._Element]:
    try:
        body = child_of(_document(package.read(part)), "w:body")
    except (*DAMAGED, KeyError, etree.XMLSyntaxError, Unreadable):
        # A chunk that is broken is one Word shows nothing of.
        return []
    return [one for one in body if name_of(one) != "w:sectPr"] if body is not None else []


def _document(data: bytes) -> etree._Element:
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as inner:
            check_package(inner)
            check_no_dtd(inner)
            return _parsed(inner.read("word/document.xml"))
    page = page_in(data)
    return _parsed(web_page(*page) if page else data)


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)
