"""Which pages are given to the OCR engine: those without a text of their own."""

import io
from collections.abc import Sequence

import cv2
import numpy as np
import pypdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.pdf_file import read_pdf
from parsers.reading import Tools, read_file
from parsers.scans.ocr import Picture, ReadLine
from parsers.scans.scanned import MOST_PAGES, with_scan_texts


class Reader:
    """An engine that reads the same of every line, and knows how many it was given."""

    def __init__(self) -> None:
        self.lines = 0

    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        self.lines += len(pictures)
        return tuple(ReadLine("read", 1.0) for _ in pictures)


def typed() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "typed page")
    canvas.save()
    return out.getvalue()


def scanned() -> bytes:
    sheet = np.full((877, 620, 3), 243, np.uint8)
    cv2.putText(sheet, "PLEDGE OF TRUTH", (60, 120), cv2.FONT_HERSHEY_SIMPLEX, 1, (30, 30, 30), 2)
    out = io.BytesIO()
    Image.fromarray(sheet).save(out, "PDF", resolution=75)
    return out.getvalue()


def joined(*pages: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for page in pages:
        writer.append(io.BytesIO(page))
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pages", "read"),
    [
        ((typed(),), ()),
        ((scanned(),), (True,)),
        ((typed(), scanned()), (False, True)),
        ((scanned(), typed(), scanned()), (True, False, True)),
        # The picture pages of a long report are its figures.
        ((*(typed() for _ in range(MOST_PAGES)), scanned()), ()),
    ],
    ids=["typed", "scanned", "a scan behind", "scans around", "a long one"],
)
def test_pages_without_text_are_read(pages, read):
    data, engine = joined(*pages), Reader()
    facts = with_scan_texts(
        FileFacts(FileType.PDF, paged=read_pdf(data)), DrawnPages(data, FileType.PDF), engine
    )
    assert facts.paged is not None
    assert tuple("read" in text for text in facts.paged.scan_texts) == read
    assert (engine.lines > 0) is any(read)


@pytest.mark.parametrize("extent", [(1240, 2), (2, 1240), (9000, 3), (17, 1300), (1, 1), (40, 3)])
def test_rules_and_spacers_of_web_letters_are_no_paper(extent: tuple[int, int]) -> None:
    picture = io.BytesIO()
    Image.new("RGB", extent, "white").save(picture, "PNG")
    facts = read_file(picture.getvalue(), "line.png", Tools(line_reader=Reader()))
    assert facts.paged is not None
    assert facts.paged.scan_texts == ()
