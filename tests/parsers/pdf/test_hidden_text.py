"""Which text layers are a scanner's own OCR: those that nobody sees."""

import io

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.pdf_file import read_pdf
from parsers.scans.ocr import ReadLine
from parsers.scans.scanned import with_scan_texts

WORDS = "The applicant pledges that all papers handed in are true and complete"


def pdf(*, mode: int = 0, under: bool = False, picture: bool = True, words: str = WORDS) -> bytes:
    """A page with a text layer; `under`: drawn before the picture that makes up the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    paper = ImageReader(Image.fromarray(np.full((877, 620, 3), 244, np.uint8)))
    steps = [lambda: canvas.drawImage(paper, 0, 0, 595, 842)] if picture else []
    steps.insert(0 if under else len(steps), lambda: _write(canvas, words, mode))
    for step in steps:
        step()
    canvas.save()
    return out.getvalue()


def _write(canvas: Canvas, words: str, mode: int) -> None:
    text = canvas.beginText(80, 700)
    text.setTextRenderMode(mode)
    for word in words.split():
        text.textLine(word)
    canvas.drawText(text)


@pytest.mark.parametrize(
    ("how", "own"),
    [
        ({"picture": False}, True),
        ({}, True),
        ({"picture": False, "mode": 3}, True),
        ({"mode": 3}, False),
        ({"mode": 7}, False),
        ({"under": True}, False),
        ({"under": True, "mode": 3}, False),
    ],
    ids=["typed", "typed on a picture", "invisible, no scan", "invisible", "clipped", "under", "both"],
)  # fmt: skip
def test_a_layer_nobody_sees_is_ocr(how, own):
    facts = read_pdf(pdf(**how))
    assert facts.text_layer is own
    assert ("pledges" in facts.text) is own
    assert ("pledges" in "".join(facts.scan_texts)) is not own


class Reader:
    def read_lines(self, pictures):
        return tuple(ReadLine("seen", 1.0) for _ in pictures)


def test_our_own_reading_takes_the_hidden_layers_place():
    data = pdf(mode=3)
    page = np.full((877, 620, 3), 244, np.uint8)
    page[100:112, 60:400:5] = 20
    before = FileFacts(FileType.PDF, paged=read_pdf(data))
    assert "pledges" in before.paged.scan_texts[0]
    after = with_scan_texts(before, DrawnPages(data, FileType.PDF), Reader())
    assert after.paged.scan_texts == before.paged.scan_texts
    assert after.paged.scan_pages == ()


def test_chinese_bytes_taken_for_latin_are_no_text():
    garbled = "中国上海合作组织绿色产业合作典型案例申报单位案例名称联系人".encode("gbk").decode(
        "latin-1"
    )
    assert not read_pdf(pdf(picture=False, words=garbled)).text_layer
    assert read_pdf(pdf(picture=False, words="Société générale de café à Orléans")).text_layer
