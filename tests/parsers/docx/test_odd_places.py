"""Text in places of a Word document where readers lose it: read, or told as not readable."""

from collections.abc import Mapping

import pytest
from word_documents import W, body, cell, document, package, paragraph, row, run, table

from parsers.docx.word_file import read_word
from parsers.facts.problem import Problem, Unreadable

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_FOOT = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    f"<w:footnote w:id='2'>{paragraph('脚注')}</w:footnote><w:footnote w:id='3'>{paragraph('未引')}"
    "</w:footnote></w:footnotes>"
)


def _related(kind: str, target: str, name: str = "r9") -> bytes:
    one = f'<Relationship Id="{name}" Type="http://x/{kind}" Target="{target}"/>'
    return _RELATIONS.format(one).encode()


@pytest.mark.parametrize(
    "written",
    [
        "费尔<!-- 旁注 -->干纳",
        "<!-- 旁注 -->费尔干纳",
        "费尔干纳<!-- 旁注 -->",
        "费<!-- a -->尔<!-- b --><!-- c -->干纳",
        "费尔<?proof x?>干纳",
        "费尔<![CDATA[干纳]]>",
        "<![CDATA[费尔]]><!-- a -->干<?b?>纳",
        "&#36153;尔干&#x7EB3;",
    ],
)
@pytest.mark.parametrize("main", ["application/xml", None])
def test_remarks_in_the_xml_cut_no_text(written: str, main: str | None) -> None:
    """Where python-docx opens the package, and where our own reading does."""
    xml = body("费尔干纳").replace("费尔干纳", written)
    kind = {"content_type": main} if main else {}
    assert read_word(package(xml, **kind)).text == "费尔干纳"


def test_remarks_in_other_parts_cut_nothing() -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>机<!-- x -->密</w:t></w:r></w:p></w:hdr>'
    assert (
        read_word(package(body("文"), extra={"word/header1.xml": header.encode()})).margins
        == "机密"
    )


_NEWER = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NEVER = "urn:a-word-of-tomorrow"


def _choice(space: str, content: str) -> str:
    return f'<mc:Choice xmlns:q="{space}" Requires="q">{content}</mc:Choice>'


_OLD = f"<mc:Fallback>{run('旧')}</mc:Fallback>"


@pytest.mark.parametrize(
    ("versions", "text"),
    [
        (_choice(_NEWER, run("新")) + _OLD, "新"),
        (_choice(_NEVER, run("新")) + _OLD, "旧"),
        (_choice(_NEVER, run("新")) + _choice(_NEWER, run("次")) + _OLD, "次"),
        (_choice(_NEVER, run("新")), ""),
        (_OLD, "旧"),
        (_choice(_NEWER, "") + _OLD, "旧"),
    ],
)
def test_which_version_is_read(versions: str, text: str) -> None:
    made = f"<mc:AlternateContent>{versions}</mc:AlternateContent>"
    assert read_word(document(f"<w:p>{made}</w:p>")).text == text


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:dir w:val='rtl'>{run('答')}</w:dir>",
        f"<w:bdo w:val='ltr'>{run('答')}</w:bdo>",
        f"<w:customXml w:element='x'>{run('答')}</w:customXml>",
        f"<w:smartTag><w:smartTag>{run('答')}</w:smartTag></w:smartTag>",
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{run('答')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        f"<w:fldSimple w:instr='DOCPROPERTY x'>{run('答')}</w:fldSimple>",
        f"<m:oMath xmlns:m='{_MATH}'><m:r><m:t>答</m:t></m:r></m:oMath>",
        f"<x:own xmlns:x='urn:x'>{run('答')}</x:own>",
        "<w:r><w:softHyphen/><w:t>答</w:t><w:lastRenderedPageBreak/></w:r>",
        f"<w:ins w:id='1'><w:moveTo w:id='2'>{run('答')}</w:moveTo></w:ins>",
        f"{run('答')}<w:moveFrom w:id='3'>{run('旧')}</w:moveFrom><w:commentReference w:id='1'/>",
        f"<w:proofErr w:type='spellStart'/>{run('答')}<w:bookmarkStart w:id='0' w:name='b'/>",
    ],
)
def test_wrappings_of_runs(inside: str) -> None:
    drawn = table(row("联系人", cell(f"<w:p>{inside}</w:p>")))
    assert read_word(document(drawn)).tables[0].cells[1].text == "答"


def test_hidden_runs_hide_what_is_drawn_in_them() -> None:
    box = (
        f"<w:pict><v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></w:pict>"
    )
    assert read_word(document(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr>{box}</w:r></w:p>")).text == ""
    assert (
        read_word(document(f"<w:p><w:r><w:rPr><w:strike/></w:rPr>{box}</w:r></w:p>")).text == "框"
    )


def test_notes_that_the_text_refers_to_follow_it() -> None:
    extra = {
        "word/footnotes.xml": _FOOT.encode(),
        "word/_rels/document.xml.rels": _related("footnotes", "footnotes.xml"),
    }
    noted = "<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    facts = read_word(package(body(noted), extra=extra))
    assert (facts.text, facts.paragraphs) == ("正文\n脚注", ("正文",))
    assert (
        read_word(package(body(noted), extra={**extra, "word/footnotes.xml": b"<"})).text == "正文"
    )


_DIAGRAM = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:pt><dgm:t><a:p><a:r><a:t>示'
    "</a:t></a:r><a:r><a:t>范</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"
)
_CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><a:p><a:r><a:t>示范'
    "</a:t></a:r></a:p></c:title></c:chartSpace>"
)


@pytest.mark.parametrize(
    ("element", "part"),
    [
        (f"<d:relIds xmlns:d='{_DRAWING}/diagram' r:dm='r9'/>", _DIAGRAM),
        (f"<k:chart xmlns:k='{_DRAWING}/chart' r:id='r9'/>", _CHART),
        ("<a:p><a:r><a:t>示范</a:t></a:r></a:p>", ""),
    ],
)  # fmt: skip
def test_words_of_drawings(element: str, part: str) -> None:
    drawing = (
        f"<w:drawing><a:graphic><a:graphicData>{element}</a:graphicData></a:graphic></w:drawing>"
    )
    extra = {
        "word/drawn/data1.xml": part.encode(),
        "word/_rels/document.xml.rels": _related("diagramData", "drawn/data1.xml"),
    }
    facts = read_word(package(body(f"<w:p><w:r>{drawing}</w:r></w:p>", "后"), extra=extra))
    assert facts.text == "示范\n后"


@pytest.mark.parametrize(
    ("blocks", "extra"),
    [
        (("<w:subDoc r:id='r9'/>",), {}),
        (("", "<w:p><w:subDoc r:id='r9'/></w:p>"), {}),
        (("<w:altChunk r:id='r9'/>",), {}),
    ],
)
def test_text_that_lies_elsewhere_is_told(
    blocks: tuple[str, ...], extra: Mapping[str, bytes]
) -> None:
    with pytest.raises(Unreadable) as told:
        read_word(package(body(*blocks), extra=extra))
    assert told.value.problem is Problem.UNREADABLE
    assert read_word(package(body("正文", *blocks), extra=extra)).text == "正文"


_PREFIXED = (
    '<?xml version="1.0" encoding="{0}"?><ns0:document xmlns:ns0="{1}"><ns0:body><ns0:p><ns0:r>'
    '<ns0:t xml:space="preserve">正文</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("space", [W, "http://purl.oclc.org/ooxml/wordprocessingml/main"])
def test_prefixes_and_encodings(encoding: str, space: str) -> None:
    xml = _PREFIXED.format(encoding.upper(), space).encode(encoding)
    assert read_word(package(xml)).text == "正文"
    assert (
        read_word(
            package(
                xml.replace(b"ns0:", b"").replace(b":ns0=", b"=") if encoding != "utf-16" else xml
            )
        ).text
        == "正文"
    )
