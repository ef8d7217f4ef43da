"""The text a reader sees: every dialect of Word, WPS and LibreOffice in, final text out."""

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_documents import STRICT_W, body, cell, document, package, paragraph, row, run, table

from parsers.docx.word_file import is_package, read_word
from parsers.facts.problem import Problem, Unreadable
from parsers.texts.visible import visible

_ONE = (
    "<mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{}"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
)
_TWO = "<mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback>"
_BOX = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"


def _field(*parts: str, data: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    return begin + "".join(parts) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_CODE = "<w:r><w:instrText> REF x </w:instrText></w:r>"


def _said(instruction: str) -> str:
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


_EMOJI = (
    '<mc:AlternateContent><mc:Choice Requires="w16se"><x:symEx xmlns:x="x" x:char="2611"/></mc:Choice>'
    "<mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent>"
)


def _check_box(value: str, glyph: str = "☐") -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(glyph)}</w:sdtContent></w:sdt>"
    )


def _legacy_box(state: str) -> str:
    return _field(_CODE, _SEPARATE, data=f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>")


def _symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("直接"), "直接"),
        (f"<w:ins w:id='1'>{run('新增')}</w:ins>{run('句')}", "新增句"),
        (f"{run('留')}<w:del w:id='1'><w:r><w:delText>删</w:delText></w:r></w:del>", "留"),
        (f"<w:moveTo>{run('移来')}</w:moveTo><w:moveFrom>{run('移走')}</w:moveFrom>", "移来"),
        (f"<w:smartTag>{run('智能')}</w:smartTag><w:hyperlink>{run('链接')}</w:hyperlink>", "智能链接"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:fldSimple w:instr='DATE'>{run('今天')}</w:fldSimple>", "今天"),
        (_field(_CODE, _SEPARATE, run("结果")), "结果"),
        (_field(_field(_CODE, _SEPARATE, run("内")), _CODE, _SEPARATE, run("外")), "外"),
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t></w:r>", "一\n二\n三"),
        ("<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t><w:noBreakHyphen/></w:r>", "左\t右-"),
        (run("显") + run("隐", "<w:vanish/>") + run("现", '<w:vanish w:val="0"/>'), "显现"),
        (run("划", "<w:strike/>") + run("掉", "<w:dstrike/>") + run("留", '<w:strike w:val="0"/>'), "留"),
        (_symbol("Wingdings", "F0FE") + _symbol("Wingdings", "F0A8"), "☑☐"),
        (_symbol("Wingdings 2", "F052") + _symbol("Wingdings 2", "00A3"), "☑☐"),
        (run("R", '<w:rFonts w:ascii="Wingdings 2"/>') + run("R"), "☑R"),
        (run("\uf0fc"), "✓"),
        (_check_box("1") + _check_box("0", "☒"), "☑☐"),
        (_legacy_box("<w:checked/>") + _legacy_box('<w:checked w:val="0"/>'), "☑☐"),
        (_legacy_box('<w:default w:val="1"/>') + _legacy_box(""), "☑☐"),
        (
            _field(
                _CODE,
                data="<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/>"
                "<w:listEntry w:val='乙'/></w:ddList></w:ffData>",
            ),
            "乙",
        ),
        (f"<w:ruby><w:rt>{run('yin')}</w:rt><w:rubyBase>{run('音')}</w:rubyBase></w:ruby>", "音"),
        ("<w:r><w:t>注</w:t><w:footnoteReference w:id='2'/></w:r>", "注"),
        (_field(_said("eq \\o\\ac(□,√)")) + run("甲"), "☑甲"),
        (_field(_said("eq \\o\\ac(") + _said("□") + _said(",√)"), _SEPARATE) + run("甲"), "☑甲"),
        (_field(_said(" EQ \\o\\ac(○,3)")) + _field(_said("EQ \\o(绿,色)")), "③绿色"),
        (_field(_said("EQ \\o\\ac(□)")) + _field(_said("EQ \\f(1,2)")), "☐"),
        (_field(_said('SYMBOL 254 \\f "Wingdings" \\s 12'), _SEPARATE) + run("甲"), "☑甲"),
        (_field(_said("SYMBOL 82 \\f"), _SEPARATE, run("原")), "•"),
        (_field(_said("MACROBUTTON NoMacro [单击此处输入]")), ""),
        (f"<w:r>{_EMOJI}</w:r>{run('甲')}", "☑甲"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr>{_EMOJI}</w:r>{run('甲')}", "甲"),
        ("<w:r><w:t>甲</w:t><w:pict><v:shape><v:textpath string='艺术字'/></v:shape></w:pict></w:r>",
         "甲\n艺术字"),
    ],
)  # fmt: skip
def test_inline_text(content: str, text: str) -> None:
    facts = read_word(document(f"<w:p>{content}</w:p>"))
    assert facts.text == text
    assert "\n".join(facts.paragraphs) == text


@pytest.mark.parametrize(
    ("properties", "shown", "text"),
    [
        ("<w:showingPlcHdr/>", "单击或点击此处输入文字。", ""),
        ("<w:showingPlcHdr/>", "Click or tap here to enter text.", ""),
        # Programs that fill controls leave the flag standing over real text.
        ("<w:showingPlcHdr/>", "张三", "张三"),
        ("<w:showingPlcHdr/>", "Место для ввода текста.", ""),
        ("", "单击", "单击"),
    ],
)
def test_placeholder_of_a_control(properties: str, shown: str, text: str) -> None:
    control = (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )
    assert read_word(document(f"<w:p>{control}</w:p>")).text == text


_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_GLOSSARY = (
    f'<w:glossaryDocument {_NAMESPACE}><w:docParts><w:docPart><w:docPartPr><w:name w:val="A"/>'
    "</w:docPartPr><w:docPartBody><w:p><w:r><w:t>请填写</w:t></w:r><w:r><w:t>全称</w:t></w:r></w:p>"
    "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
).encode()
_STYLES = (
    f'<w:styles {_NAMESPACE}><w:style w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style>'
    "</w:styles>"
).encode()
_FROM_GLOSSARY = '<w:placeholder><w:docPart w:val="A"/></w:placeholder><w:showingPlcHdr/>'
_NUMBERED = '<w:rStyle w:val="a3"/>'
_NAMED = '<w:rStyle w:val="PlaceholderText"/>'


@pytest.mark.parametrize(
    ("properties", "shown", "extra", "text"),
    [
        (_FROM_GLOSSARY, run("请填写 全称", _NUMBERED), {"word/glossary/document.xml": _GLOSSARY}, ""),
        (_FROM_GLOSSARY, run("某公司", _NAMED), {"word/glossary/document.xml": _GLOSSARY}, "某公司"),
        ("<w:showingPlcHdr/>", run("请填写", _NUMBERED), {"word/styles.xml": _STYLES}, ""),
        ("<w:showingPlcHdr/>", run("某公司"), {"word/styles.xml": _STYLES}, "某公司"),
        ("<w:showingPlcHdr/>", run("某公司", _NUMBERED), {"word/styles.xml": b"<cut"}, "某公司"),
    ],
)  # fmt: skip
def test_placeholder_of_the_office_s_own(
    properties: str, shown: str, extra: dict[str, bytes], text: str
) -> None:
    control = f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    assert read_word(package(body(f"<w:p>{control}</w:p>"), extra=extra)).text == text


def test_placeholder_around_a_whole_cell() -> None:
    drawn = table(
        row(
            cell("联系人"),
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{cell('单击此处输入文字。')}</w:sdtContent></w:sdt>",
            cell("右"),
        )
    )
    cells = read_word(document(drawn)).tables[0].cells
    assert [(one.column, one.text) for one in cells] == [(0, "联系人"), (1, ""), (2, "右")]


@pytest.mark.parametrize(
    "xml",
    [
        body("正文").replace("正文", "正\x0b文\x02"),
        body("正文").replace("正文", "正&#11;文&#x1F;"),
        "\r\n" + body("正文"),
        body("正文").replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
)
def test_characters_that_xml_forbids_lose_nothing_else(xml: str | bytes) -> None:
    assert read_word(package(xml)).text == "正文"


@pytest.mark.parametrize(
    "drawing",
    [
        f"<mc:AlternateContent>{_ONE.format(_BOX)}{_TWO.format(_BOX)}</mc:AlternateContent>",
        f"<mc:AlternateContent>{_TWO.format(_BOX)}</mc:AlternateContent>",
        f"<mc:AlternateContent>{_ONE.format('')}{_TWO.format(_BOX)}</mc:AlternateContent>",
        f"<w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict>",
    ],
)
def test_text_box_is_read_once_and_in_its_place(drawing: str) -> None:
    facts = read_word(document("前", f"<w:p><w:r><w:t>锚</w:t>{drawing}</w:r></w:p>", "后"))
    assert facts.text == "前\n锚\n框内\n后"


def test_paragraphs_with_a_deleted_end_are_one() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    facts = read_word(document(f"<w:p>{mark}{run('前半')}</w:p>", "后半", "下一段"))
    assert facts.paragraphs == ("前半后半", "下一段")


def test_a_field_without_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read_word(document(f"<w:p>{begin}{_CODE}</w:p>", "正文")).text == "正文"


def test_text_has_cells_in_reading_order_and_paragraphs_have_not() -> None:
    facts = read_word(document("前", table(row("甲", "乙"), row("丙", "丁")), "后"))
    assert facts.text == "前\n甲\n乙\n丙\n丁\n后"
    assert facts.paragraphs == ("前", "后")


def test_pictures_are_counted_once() -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'
    old = "<mc:Fallback><w:pict><v:imagedata/></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent><mc:Choice><a:blip/></mc:Choice>{old}</mc:AlternateContent></w:r>"
    assert read_word(document(f"<w:p>{drawing}</w:p><w:p>{both}</w:p>")).pictures == 2


def test_python_docx_document() -> None:
    made = docx.Document()
    made.add_heading("申报表")
    made.add_table(1, 2).cell(0, 1).text = "一\n二"
    buffer = io.BytesIO()
    made.save(buffer)
    facts = read_word(buffer.getvalue())
    assert facts.paragraphs == ("申报表",)
    assert facts.tables[0].cells[1].text == "一\n二"


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    "data",
    [
        package(body("正文"), content_type=MACRO_TYPE),
        package(body("正文"), main="word/document2.xml"),
        package(body("正文"), main="文档/正文.xml"),
        package(body("正文"), content_type="text/plain"),
        package(body("正文", space=STRICT_W)),
        package(body("正文"), extra={"_rels/.rels": b"<broken"}),
        package(body("正文"), extra={"[Content_Types].xml": b""}),
        package(body("正文"), extra={"word/_rels/document.xml.rels": b"not xml"}),
    ],
    ids=[
        "docm",
        "numbered",
        "renamed",
        "false type",
        "strict",
        "no relations",
        "no types",
        "parts",
    ],
)
def test_odd_packages_open(data: bytes) -> None:
    assert is_package(data)
    assert read_word(data).text == "正文"


@pytest.mark.parametrize("kind", [MACRO_TYPE, None])
def test_macros_are_seen_whatever_the_name(kind: str | None) -> None:
    extra = {"word/vbaProject.bin": b"x"}
    made = package(body("正文"), extra=extra, **({"content_type": kind} if kind else {}))
    assert read_word(made).macros
    assert not read_word(document("正文")).macros


def _ole(*names: str) -> bytes:
    """A compound file's header and a directory with these streams."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\x00" + bytes(480)
    entries = b""
    for name in ("Root Entry", *names):
        raw = (name + "\0").encode("utf-16-le")
        entries += raw.ljust(64, b"\0") + bytes([len(raw), 0, 2, 1]) + bytes(60)
    return header + entries


def _nested(depth: int) -> str:
    made = paragraph("底")
    for _ in range(depth):
        made = table(row(cell(made)))
    return made


_BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.UNREADABLE),
        (b"no zip at all", Problem.UNREADABLE),
        (document("正文")[:200], Problem.UNREADABLE),
        (package(b"<w:document"), Problem.UNREADABLE),
        (package("<other/>"), Problem.UNREADABLE),
        (package(_BILLION), Problem.REFUSED),
        (package(_BILLION.encode("utf-16")), Problem.REFUSED),
        (package(body("x"), extra={"word/big.bin": bytes(50_000_000)}), Problem.REFUSED),
        (package(body(_nested(17))), Problem.REFUSED),
        (package(body(_nested(120))), Problem.REFUSED),
        (package(body("<w:ins>" * 5000 + "</w:ins>" * 5000)), Problem.REFUSED),
        (package(body("x"), extra={f"word/{n}": b"" for n in range(5001)}), Problem.REFUSED),
        (_ole("EncryptionInfo", "EncryptedPackage"), Problem.ENCRYPTED),
        (_ole("WordDocument", "1Table"), Problem.UNSUPPORTED),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, problem: Problem) -> None:
    with pytest.raises(Unreadable) as told:
        read_word(data)
    assert told.value.problem is problem


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_which_bytes_are_ours() -> None:
    assert is_package(_ole("EncryptedPackage"))
    assert not is_package(_ole("WordDocument"))
    assert not is_package(b"{\\rtf1 x}")
    assert not is_package(_zip("mimetype", "content.xml"))
    assert is_package(_zip("word\\document.xml"))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    for candidate in (data, b"PK\x03\x04" + data, package(data)):
        with pytest.raises(Unreadable):
            read_word(candidate)


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_package_is_read_or_told(damage: list[tuple[int, int]]) -> None:
    """Bytes changed from the end, where a package has its directory."""
    data = bytearray(document("正文"))
    for place, byte in damage:
        data[-1 - place % len(data)] = byte
    with suppress(Unreadable):
        assert read_word(bytes(data)).macros in (True, False)
    assert is_package(bytes(data)) in (True, False)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0xD7FF), max_size=60))
def test_any_text_comes_back(text: str) -> None:
    assert read_word(document(paragraph(run(text)))).text.strip() == visible(text).strip()
