"""Forms that are XML, web pages or plain text under Word's name."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_documents import body, document, package, row, table

from parsers.facts.file_facts import FileFacts
from parsers.facts.problem import Problem
from parsers.reading import read_file

PAGE = "<html><head><title>x</title></head><body>{}</body></html>"
FORM = PAGE.format("<table><tr><td>联系人<td>张三</table>")
FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><pkg:package xmlns:pkg='
    '"http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml">'
    "<pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>"
)
ARCHIVE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    "Content-Type: text/html; charset={}\r\n\r\n{}\r\n--x--\r\n"
)


def _read(data: bytes, name: str = "申报表.doc") -> FileFacts:
    return read_file(data, name)


@pytest.mark.parametrize("name", ["申报表.doc", "申报表.docx", "申报表.wps"])
@pytest.mark.parametrize(
    "data",
    [
        FORM.encode(),
        FORM.encode("gbk"),
        FORM.encode("utf-16"),
        FORM.replace("<title>", "<meta charset=gb2312><title>").encode("gb18030"),
        b"\xef\xbb\xbf" + FORM.encode(),
        ('<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html>' + FORM).encode("gbk"),
        ARCHIVE.format("gb2312", FORM).encode("gbk"),
        ARCHIVE.format("utf-8", FORM).encode(),
        FLAT.format(body(table(row("联系人", "张三"))).partition("?>")[2]).encode(),
    ],
)
def test_a_form_under_word_s_name_needs_no_converter(data: bytes, name: str) -> None:
    facts = _read(data, name)
    assert [cell.text for cell in facts.tables[0].cells] == ["联系人", "张三"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("一<br>二<p>三</p>四", "一\n二\n三\n四"),
        ("绿色\r\n  发展 green\n house", "绿色发展 green house"),
        ("<del>旧</del>新<s>错</s><script>x</script><span style='display: none'>隐</span>", "新"),
        ("<input type=checkbox checked>甲<input type=radio>乙<input value=丙>", "☑甲☐乙丙"),
        ("<select><option>甲<option selected>乙</select>", "乙"),
        ("<span style='font-family:Wingdings'>þ</span>甲", "☑甲"),
        ("<pre>一\n二</pre>", "一\n二"),
    ],
)
def test_what_a_page_shows(inner: str, text: str) -> None:
    assert _read(PAGE.format(inner).encode()).text == text


def test_merged_cells_of_a_page() -> None:
    page = PAGE.format(
        "<table><tr><td rowspan=2>高<td colspan=2>宽<tr><td>一<td>二<table><tr><td>内</table>"
        "<tr><td>低<td colspan=x>三</table>"
    )
    cells = _read(page.encode()).tables[0].cells
    assert [(c.row, c.column, c.text, c.row_span, c.column_span) for c in cells] == [
        (0, 0, "高", 2, 1), (0, 1, "宽", 1, 2), (1, 1, "一", 1, 1), (1, 2, "二\n内", 1, 1),
        (2, 0, "低", 1, 1), (2, 1, "三", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_plain_text(encoding: str) -> None:
    assert _read("联系人：张三\r\n联系电话：1".encode(encoding)).text == "联系人：张三\n联系电话：1"


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert _read("联系人：\uffff张三\ufffe".encode("utf-16")).text == "联系人：张三"
    assert _read(PAGE.format("<p>张&#1;三&#xffff;</p>").encode()).text == "张三"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bytes(5000), Problem.UNREADABLE),
        (bytes(range(256)) * 9, Problem.UNREADABLE),
        (
            b"<x xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'><cut",
            Problem.UNREADABLE,
        ),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\nX: text/html\n\nx", Problem.UNREADABLE),
        (PAGE.format("<div>" * 5000).encode(), Problem.REFUSED),
    ],
)
def test_what_is_no_document_is_told(data: bytes, problem: Problem) -> None:
    assert _read(data).problem is problem


def _with_chunk(name: str, content: bytes) -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="x/aFChunk" Target="{name}"/></Relationships>'
    )
    extra: Mapping[str, bytes] = {
        "word/_rels/document.xml.rels": relations.encode(),
        "word/chunk.part": content,
    }
    return package(body("前", '<w:altChunk r:id="a"/>', "后"), extra=extra)


@pytest.mark.parametrize("name", ["chunk.part", "/word/chunk.part", "../word/chunk.part"])
@pytest.mark.parametrize(
    ("content", "text"),
    [
        (FORM.encode(), "前\n联系人\n张三\n后"),
        (ARCHIVE.format("utf-8", FORM).encode(), "前\n联系人\n张三\n后"),
        (document(table(row("联系人", "张三"))), "前\n联系人\n张三\n后"),
        (b"", "前\n后"),
    ],
)
def test_parts_of_another_format_stand_in_their_places(
    name: str, content: bytes, text: str
) -> None:
    assert _read(_with_chunk(name, content), "a.docx").text == text


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_any_page_is_read_or_told(inner: str) -> None:
    for data in (PAGE.format(inner).encode(), inner.encode(), FLAT.format(inner).encode()):
        facts = _read(data)
        assert facts.word is not None or facts.problem is not None
