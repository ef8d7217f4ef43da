"""Documents put together of others: each chunk is read in its place, or the document is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from word_documents import W, body, document, package, paragraph, row, run, table

from parsers.convert.converter import Conversion
from parsers.docx.word_file import read_word
from parsers.facts.problem import Problem, Unreadable

PAGE = "<html><body><table><tr><td>联系人<td>张三</table></body></html>"
_OF_2003 = b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
_RELATION = '<Relationship Id="{0}" Type="x/aFChunk" Target="{0}.part"/>'


@dataclass(frozen=True, slots=True)
class Office:
    """A converter that makes the same document of everything, and keeps what it was given."""

    given: list[bytes] = field(default_factory=list)

    def convert(self, data: bytes, _filename: str) -> bytes:
        self.given.append(data)
        if b"locked" in data:
            raise Unreadable(Problem.ENCRYPTED, "a password is asked for")
        return document(table(row("联系人", "张三")))

    def convert_all(self, documents: Sequence[tuple[bytes, str]]) -> list[Conversion]:
        return [self.convert(*one) for one in documents]


def _joined(*chunks: bytes, styles: bytes = b"") -> bytes:
    names = [f"chunk{number}" for number in range(len(chunks))]
    relations = "".join(_RELATION.format(name) for name in names)
    extra = {f"word/{name}.part": data for name, data in zip(names, chunks, strict=True)} | {
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ).encode(),
        "word/styles.xml": styles,
    }
    return package(
        body("前", *(f'<w:altChunk r:id="{name}"/>' for name in names), "后"), extra=extra
    )


def _within(depth: int) -> bytes:
    made = document("底")
    for _ in range(depth):
        made = _joined(made)
    return made


_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="x"><w:rPr>{{}}</w:rPr></w:style>'
    "</w:styles>"
)
_STYLED = f"<w:p>{run('隐', '<w:rStyle w:val=chr/>'.replace('chr', repr('x')))}{run('现')}</w:p>"


@pytest.mark.parametrize(
    ("chunk", "text"),
    [
        (PAGE.encode(), "联系人\n张三"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "联系人\n张三"),
        (PAGE.encode("gb18030"), "联系人\n张三"),
        ("<p>联系人</p><p>张三</p>".encode(), "联系人\n张三"),
        ("<div>联系人<br/>张三</div>".encode(), "联系人\n张三"),
        ("联系人\r\n张三".encode(), "联系人\n张三"),
        ("联系人\r\n张三".encode("gb18030"), "联系人\n张三"),
        ("联系人\n张三".encode("utf-16"), "联系人\n张三"),
        (document(table(row("联系人", "张三"))), "联系人\n张三"),
        (_joined(PAGE.encode()), "前\n联系人\n张三\n后"),
        (b"", ""),
        (b" \r\n", ""),
    ],
)
def test_a_chunk_is_read_in_its_place(chunk: bytes, text: str) -> None:
    assert read_word(_joined(chunk)).text == "\n".join(filter(None, ["前", text, "后"]))


@pytest.mark.parametrize("chunk", [b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0rest", _OF_2003])
def test_an_older_format_goes_through_the_converter(chunk: bytes) -> None:
    office = Office()
    facts = read_word(_joined(chunk), office)
    assert facts.text == "前\n联系人\n张三\n后"
    assert [cell.text for cell in facts.tables[0].cells] == ["联系人", "张三"]
    assert office.given == [chunk]


@pytest.mark.parametrize(
    ("chunk", "problem"),
    [
        (b"{\\rtf1 x}", Problem.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0rest", Problem.UNSUPPORTED),
        (b"PK\x03\x04cut", Problem.UNREADABLE),
        (document("正文")[:300], Problem.UNREADABLE),
        (bytes(range(256)) * 4, Problem.UNREADABLE),
        (b"%PDF-1.7\n\x00\x01", Problem.UNREADABLE),
        (_within(4), Problem.REFUSED),
    ],
)
def test_a_chunk_that_cannot_be_read_is_told(chunk: bytes, problem: Problem) -> None:
    with pytest.raises(Unreadable) as told:
        read_word(_joined(chunk))
    assert told.value.problem is problem


def test_what_the_converter_refuses_is_told() -> None:
    with pytest.raises(Unreadable) as told:
        read_word(_joined(b"{\\rtf1 locked}"), Office())
    assert told.value.problem is Problem.ENCRYPTED


def test_chunks_are_nested_and_counted_within_bounds() -> None:
    assert read_word(_within(2)).text == "前\n前\n底\n后\n后"
    assert read_word(_joined(*[document("x")] * 50)).text.count("x") == 50
    with pytest.raises(Unreadable) as told:
        read_word(_joined(*[document("x")] * 51))
    assert told.value.problem is Problem.REFUSED


def test_a_chunk_has_styles_of_its_own() -> None:
    hiding, plain = (_STYLES.format(one).encode() for one in ("<w:vanish/>", "<w:b/>"))
    inner = package(body(_STYLED), extra={"word/styles.xml": hiding})
    assert read_word(_joined(inner, styles=plain)).text == "前\n现\n后"
    shown = package(body(_STYLED), extra={"word/styles.xml": plain})
    assert read_word(_joined(shown, styles=hiding)).text == "前\n隐现\n后"


def test_a_chunk_whose_part_is_missing_shows_nothing() -> None:
    made = package(body(paragraph("正文"), '<w:altChunk r:id="nowhere"/>'))
    assert read_word(made).text == "正文"
