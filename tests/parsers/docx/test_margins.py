import zipfile
from io import BytesIO

import pytest
from docx import Document

from parsers.docx.text.margins import margin_text
from parsers.docx.word_file import read_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WATERMARK = (
    f'<w:hdr xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict>'
    '<v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r></w:p></w:hdr>'
)


def document(header: str = "", footer: str = "") -> bytes:
    built, saved = Document(), BytesIO()
    built.add_paragraph("正文")
    built.sections[0].header.paragraphs[0].text = header
    built.sections[0].footer.paragraphs[0].text = footer
    built.save(saved)
    return saved.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    saved = BytesIO(data)
    with zipfile.ZipFile(saved, "a") as package:
        package.writestr(name, content)
    return saved.getvalue()


def test_headers_and_footers_are_read_apart_from_the_text() -> None:
    facts = read_word(document("机密★10年", "第\t1 页"))
    assert set(facts.margins.splitlines()) == {"机密★10年", "第 1 页"}
    assert facts.text == "正文"


def test_a_document_without_them_has_none() -> None:
    assert read_word(document()).margins == ""


@pytest.mark.parametrize("name", ["word/header7.xml", "word\\header7.xml", "word/Footer.xml"])
def test_the_words_of_a_watermark_are_there(name: str) -> None:
    assert margin_text(with_part(document(), name, WATERMARK)) == "机密"


@pytest.mark.parametrize("broken", ["", "<w:hdr", "<a><b></a>", "\x00\x01"])
def test_a_broken_header_is_passed_over(broken: str) -> None:
    assert margin_text(with_part(document("机密★"), "word/header9.xml", broken)) == "机密★"
