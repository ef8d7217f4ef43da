"""Forms in the margins and notes of a document: read where its body has none."""

import pytest
from word_documents import W, body, document, package, paragraph, row, table

from parsers.docx.word_file import read_word

_ROWS = table(row("企业名称", "费尔干纳"), row("联系人", "张三"))
_LINES = "".join(map(paragraph, ("企业名称：费尔干纳", "联系人：张三", "联系电话：1")))
_NOTE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
)
_PICTURE = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"


def _beside(content: str, *blocks: str, parts: tuple[str, ...] = ("header1",)) -> bytes:
    xml = f'<w:hdr xmlns:w="{W}">{content}</w:hdr>'.encode()
    return package(body(*blocks), extra={f"word/{one}.xml": xml for one in parts})


@pytest.mark.parametrize(
    ("content", "blocks", "tables", "lines"),
    [
        (_ROWS, (), 1, 0),
        (_ROWS, ("申报表",), 1, 1),
        (_ROWS, ("正文" * 100,), 1, 1),
        (_LINES, (), 0, 3),
        (_LINES, ("申报表",), 0, 4),
        (_ROWS + _LINES.replace("费尔干纳", "安集延"), ("申报表",), 1, 4),
        # Letterheads, and what stands above a form of the body's own.
        (_LINES, ("正文" * 100,), 0, 1),
        (paragraph("费尔干纳纺织厂") + paragraph("电话：1"), ("附件见压缩包",), 0, 1),
        (paragraph("机密"), (), 0, 0),
        (_ROWS, (table(row("企业名称", "")),), 1, 0),
        (_LINES, (table(row("企业名称", "")),), 1, 0),
        (_ROWS, (_PICTURE,), 0, 0),
        (_LINES, (_PICTURE,), 0, 0),
    ],
)
@pytest.mark.parametrize("parts", [("header1",), ("footer3",), ("header1", "header2", "footer1")])
def test_what_is_read_of_margins(
    content: str, blocks: tuple[str, ...], tables: int, lines: int, parts: tuple[str, ...]
) -> None:
    facts = read_word(_beside(content, *blocks, parts=parts))
    assert (len(facts.tables), len(facts.paragraphs)) == (tables, lines)
    assert facts.text.count("费尔干纳") <= 1


def test_the_body_s_own_table_is_the_one_read() -> None:
    facts = read_word(_beside(_ROWS, table(row("企业名称", "安集延"))))
    assert [one.text for one in facts.tables[0].cells] == ["企业名称", "安集延"]
    assert read_word(document(_ROWS)).tables == read_word(_beside(_ROWS)).tables


@pytest.mark.parametrize(("content", "tables"), [(_ROWS, 1), (_LINES, 0)])
def test_a_form_in_a_note_is_read_once(content: str, tables: int) -> None:
    notes = f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='2'>{content}</w:footnote></w:footnotes>"
    extra = {
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": _NOTE.encode(),
    }
    noted = "<w:p><w:r><w:t>申报表</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    facts = read_word(package(body(noted), extra=extra))
    assert (len(facts.tables), facts.text.count("费尔干纳")) == (tables, 1)
