"""Values that no type tells how to make: open packages, walks over a document, a mail's parts."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from email.message import EmailMessage, Message
from functools import cache

import numpy as np
import xlsxwriter
from dossiers import campaign
from jinja2 import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree, html
from PIL import Image, ImageDraw, ImageFont
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, TextStringObject

from parsers.convert.converter import Conversion, Converter
from parsers.docx.foreign.web import WebLooks, _Writer
from parsers.docx.text.fields import FieldTracker
from parsers.docx.text.walk import Walk
from parsers.facts.answers import Answer, Answers
from parsers.facts.file_facts import Cell, Table
from parsers.facts.filetype import FileType
from parsers.forms.grid import CellGrid
from parsers.forms.layout import Label, Layout
from parsers.forms.read_form import index_labels
from parsers.mail.enclosures import Enclosures
from parsers.mail.head.headers import _Run
from parsers.mail.letter import parse
from parsers.mail.structure.parts import Leaf
from parsers.page_files.drawn_pages import DrawnPages
from parsers.roles.assign_roles import Role
from parsers.roles.headings import Vocabulary, vocabulary_of
from parsers.scans.ocr import LineReader, ReadLine

Document = Callable[[str], bytes]
CALL = campaign()
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_NAME = 60_000
"""Bytes that the name of a member of a package may have."""

DOCUMENT = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class _Nothing:
    """A converter that gives back what it is given."""

    def convert(self, data: bytes, filename: str) -> bytes:
        return data

    def convert_all(self, documents: Sequence[tuple[bytes, str]]) -> list[Conversion]:
        return [data for data, _ in documents]


def plain(text: str) -> str:
    """Returns the text as XML can hold it."""
    return _FORBIDDEN.sub("", text).replace("&", "&amp;").replace("<", "&lt;")


def body(text: str) -> str:
    words = f'<w:p><w:r><w:t xml:space="preserve">{plain(text)}</w:t></w:r></w:p>'
    table = f"<w:tbl><w:tr><w:tc>{words}</w:tc><w:tc>{words}</w:tc></w:tr></w:tbl>"
    return f'<w:document xmlns:w="{_W}"><w:body>{words}{table}</w:body></w:document>'


@cache
def _empty_document() -> bytes:
    from docx import Document

    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def word_file(text: str) -> bytes:
    """A Word file that says the text in a paragraph and in two cells of a table."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_empty_document())) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for member in old.infolist():
            data = body(text).encode() if member.filename == DOCUMENT else old.read(member)
            new.writestr(member.filename, data)
    return made.getvalue()


def _web(text: str) -> etree._Element:
    """A page of the web."""
    return html.document_fromstring(f"<style>{plain(text)}</style><p>{plain(text)}</p>")


def zip_file(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.writestr(f"{_name(text)}.txt", text.encode("utf-8", "replace"))
    return made.getvalue()


def _name(text: str) -> str:
    short = text.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore")
    return short.replace("\0", "")


def table(text: str) -> Table:
    """A row of a label and the text, a row of the text alone, and one of the text twice."""
    rows = (("案例名称", text), (text,), (text, text))
    cells = (Cell(r, c, said) for r, row in enumerate(rows) for c, said in enumerate(row))
    return Table(tuple(cells))


def layout(text: str) -> Layout:
    return Layout(table(text), index_labels(CALL.form), frozenset())


def _label(text: str) -> Label:
    return next(iter(layout(text).labels))


def message(text: str) -> Message:
    return parse(letter(text))


def letter(text: str) -> bytes:
    """A letter whose body and attached file say the text."""
    return (
        b"From: lin@yunling.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain;'
        b" charset=utf-8\r\n\r\n" + text.encode("utf-8", "replace") + b"\r\n--b\r\nContent-Type:"
        b' application/octet-stream\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\n'
        + text.encode("utf-8", "replace")
        + b"\r\n--b--\r\n"
    )


def _outgoing(text: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "cases@office.example", "lin@a.example", "答复"
    made.set_content(text.encode("utf-8", "replace").decode())
    return made


@cache
def _templates() -> SandboxedEnvironment:
    from intake.config.bundled_data import usable_templates

    return usable_templates(None).environment


def _sheet(_text: str) -> object:
    return xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}).add_worksheet()


def _signature(text: str) -> DictionaryObject:
    names = ("Name", "Reason", "Location", "ContactInfo", "M")
    made = DictionaryObject({NameObject(f"/{n}"): TextStringObject(text) for n in names})
    made[NameObject("/SubFilter")] = NameObject("/adbe.pkcs7.detached")
    return made


def picture(_text: str = "") -> np.ndarray:
    return np.full((48, 64, 3), 255, np.uint8)


def _png(_text: str = "") -> bytes:
    stream = io.BytesIO()
    Image.fromarray(picture()).save(stream, "PNG")
    return stream.getvalue()


class _Reads:
    """An engine that reads the text in each line's picture."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read_lines(self, pictures: Sequence[object]) -> tuple[ReadLine, ...]:
        return tuple(ReadLine(self._text, 1.0) for _ in pictures)


MAKERS: dict[object, Callable[[str], object]] = {
    CellGrid: lambda text: CellGrid(table(text)),
    Converter: lambda _: _Nothing(),
    Counter[frozenset[str]]: lambda text: Counter([frozenset((text,))]),
    DictionaryObject: _signature,
    DrawnPages: lambda _: DrawnPages(_png(), FileType.IMAGE),
    EmailMessage: _outgoing,
    Enclosures: lambda _: Enclosures(parse),
    Exception: Exception,
    FieldTracker: lambda _: FieldTracker(),
    ImageDraw.ImageDraw: lambda _: ImageDraw.Draw(Image.new("RGB", (64, 48))),
    ImageFont.FreeTypeFont: lambda _: ImageFont.load_default(),
    Label: _label,
    Layout: layout,
    LineReader: _Reads,
    WebLooks: lambda text: WebLooks(_web(text)),
    Leaf: lambda text: Leaf(message(text), body=True),
    SandboxedEnvironment: lambda _: _templates(),
    TemplateSyntaxError: lambda text: TemplateSyntaxError(text, 1, "late.txt.j2"),
    Vocabulary: lambda _: vocabulary_of(CALL.materials, CALL.form),
    Answers: lambda text: Answers(tuple(Answer(one.key, text) for one in CALL.form.fields)),
    Role: lambda _: Role(CALL.materials[0].id, "content"),
    Walk: lambda _: Walk(),
    _Run: lambda _: _Run(),
    _Writer: lambda text: _Writer(WebLooks(_web(text))),
    xlsxwriter.worksheet.Worksheet: _sheet,
    zipfile.ZipFile: lambda text: zipfile.ZipFile(io.BytesIO(word_file(text))),
    zipfile.ZipInfo: lambda text: zipfile.ZipInfo(_name(text)),
}
