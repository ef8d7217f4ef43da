"""Converts flat XML, HTML and plain text saved under Word's extension to .docx.

Chinese offices' systems export a form as a web page called .doc, Word saves "single file web pages"
(.mht), online editors and old versions whole documents as XML.
"""

import zipfile
from email import message_from_bytes
from email.errors import MessageError
from enum import Enum
from html import escape
from io import BytesIO

from lxml import etree

from parsers.docx.foreign.web import web_page
from parsers.docx.xml.parts import parse_xml
from parsers.facts.problem import Problem, Unreadable

_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_HEAD = 65_536
_PAGE_MARKS = (b"<html", b"<!doctype html", b"<table", b"<body")
# A form saved as a web page has 1 MB, with its pictures 10.
MOST_BYTES = 32 * 1024**2


class _Kind(Enum):
    FLAT = "flat"
    ARCHIVE = "archive"
    PAGE = "page"
    TEXT = "text"


def is_written(data: bytes) -> bool:
    """Tell whether `written_package` is the reader for these bytes."""
    return _kind(data) is not None


def written_package(data: bytes) -> bytes | None:
    """The bytes as a .docx package where they are one of these kinds, else None. Raises Unreadable."""
    kind = _kind(data)
    if kind is None:
        return None
    if len(data) > MOST_BYTES:
        raise Unreadable(Problem.REFUSED, "the document has more than 32 MB of text")
    if kind is _Kind.FLAT:
        return _from_flat(data)
    if kind is _Kind.TEXT:
        data = f"<pre>{escape(_text(data) or '')}</pre>".encode()
    page = _page_of(data) if kind is _Kind.ARCHIVE else (data, "")
    return as_document(web_page(*page))


def as_document(xml: bytes) -> bytes:
    """The bytes of a package that has this main part alone."""
    return _zipped({"[Content_Types].xml": b"", "word/document.xml": xml})


def _kind(data: bytes) -> _Kind | None:
    """Looks for marks at the beginning, without zeros: UTF-16 has them between the letters."""
    head = data[:_HEAD].replace(b"\0", b"").lower().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith((b"mime-version:", b"from:")) and b"text/html" in head:
        return _Kind.ARCHIVE
    if not head.startswith(b"<"):
        return None if head.startswith(b"{\\rtf") or _text(data) is None else _Kind.TEXT
    if b"schemas.microsoft.com/office/2006/xmlpackage" in head:
        return _Kind.FLAT
    return _Kind.PAGE if any(mark in head for mark in _PAGE_MARKS) else None


def _text(data: bytes) -> str | None:
    """Plain text, as phones and scripts save it under Word's name; None for anything else."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for name in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        # Bytes of no text decode as well, now and then; control characters betray them.
        return None if any(c < " " and c not in "\t\r\n\f" for c in text) else text
    return None


def _page_of(data: bytes) -> tuple[bytes, str]:
    """The page in a web archive, and its character set."""
    try:
        message = message_from_bytes(data.lstrip())
        for part in message.walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                if isinstance(page, bytes):
                    return page, part.get_content_charset("")
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise Unreadable(Problem.UNREADABLE, f"the web archive is broken: {error}") from error
    raise Unreadable(Problem.UNREADABLE, "the web archive holds no page")


def _from_flat(data: bytes) -> bytes:
    """Word's "Flat OPC": all parts of a package in one XML file."""
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Problem.UNREADABLE, f"the document's text is broken: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(Problem.REFUSED, "the document declares a document type")
    parts: dict[str, bytes] = {"[Content_Types].xml": b""}
    for part in root.iter(f"{_FLAT}part"):
        content = next(iter(part.iterchildren(f"{_FLAT}xmlData")), None)
        name = str(part.get(f"{_FLAT}name", "")).lstrip("/")
        if content is not None and len(content) and name:
            parts[name] = etree.tostring(content[0])
        elif name:
            # Pictures and macros: that they are there is all that is asked.
            parts[name] = b""
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
