"""The floor: what no reader of these bytes can leave out, as bare calls of the libraries."""

import base64
import email
import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
from kits import Kit
from PIL import Image

from parsers.pages.page import render
from parsers.scans.ocr import LineReader, Picture


def decoding(kit: Kit) -> Callable[[], None]:
    parts = [
        part.get_payload().encode()
        for part in email.message_from_bytes(kit.raw).walk()
        if part.get("Content-Transfer-Encoding") == "base64"
    ]

    def bare() -> None:
        for part in parts:
            base64.b64decode(part)

    return bare


def rendering(kit: Kit) -> Callable[[], None]:
    """Each page of the PDFs drawn once, each picture unpacked once."""

    def bare() -> None:
        for data in kit.pdfs:
            document = pdfium.PdfDocument(data)
            for number in range(len(document)):
                render(document[number], number + 1)
            document.close()
        for data in kit.pictures:
            Image.open(io.BytesIO(data)).convert("RGB").load()

    return bare


def recognising(lines: Sequence[Picture], engine: LineReader) -> Callable[[], None]:
    """The lines that were read for the verdict, given to the engine once more."""
    return lambda: [engine.read_lines([line]) for line in lines] and None
