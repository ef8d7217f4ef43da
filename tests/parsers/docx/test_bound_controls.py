"""Content controls bound to the data store: Word shows what lies there, not what the text keeps."""

from collections.abc import Mapping
from html import escape

import pytest
from word_documents import body, cell, package, paragraph, row, run, table

from parsers.docx.word_file import read_word

ID = "{0F4C8E31-6B1D-4B0E-9C55-1A2B3C4D5E6F}"
OTHER = "{99999999-6B1D-4B0E-9C55-1A2B3C4D5E6F}"
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
COVER_PAGE = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"
STORE = (
    '<f xmlns="urn:f"><phone>010-55501872</phone><empty/><day>2026-06-10T00:00:00</day><yes>true</yes>'
    "<no>0</no><one>1</one><type>t2</type><free>别的</free><lines>一&#10;二</lines>"
    '<row code="甲"><name>李甲</name></row><row code="乙"><name>李乙</name></row></f>'
)
PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
    ' ds:itemID="{}"/>'
)
PREFIXES = "xmlns:n='urn:f'"
INVITATION = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>单击此处输入文字。</w:t>'
EMPTY = f"<w:p><w:r>{INVITATION}</w:r></w:p>"
FLAG = "<w:showingPlcHdr/>"
TYPES = (
    '<w:dropDownList><w:listItem w:displayText="项目合作" w:value="t1"/>'
    '<w:listItem w:displayText="技术合作" w:value="t2"/></w:dropDownList>'
)


def _parts(data: str = STORE, store: str = ID) -> dict[str, bytes]:
    return {
        "customXml/item1.xml": data.encode(),
        "customXml/itemProps1.xml": PROPERTIES.format(store).encode(),
    }


def _bind(
    path: str, store: str = ID, prefixes: str = PREFIXES, element: str = "w:dataBinding"
) -> str:
    own = f' w:storeItemID="{store}"' if store else ""
    return f'<{element} w:prefixMappings="{prefixes}" w:xpath="{escape(path)}"{own}/>'


def _control(properties: str, content: str = EMPTY) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _read(*blocks: str, parts: Mapping[str, bytes] | None = None) -> str:
    xml = body(*blocks).replace(
        "<w:document ",
        '<w:document xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ',
    )
    return read_word(package(xml, extra=_parts() if parts is None else parts)).text


_OLD = paragraph("旧")


@pytest.mark.parametrize(
    ("properties", "content", "text"),
    [
        (FLAG + _bind("/n:f/n:phone") + "<w:text/>", EMPTY, "010-55501872"),
        (FLAG + _bind("/n:f[1]/n:phone[1]") + "<w:text/>", EMPTY, "010-55501872"),
        (_bind("/n:f/n:phone/text()") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("//n:phone") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/n:f/n:row[2]/@code") + "<w:text/>", _OLD, "乙"),
        (_bind("/n:f/n:row[@code='乙']/n:name") + "<w:text/>", _OLD, "李乙"),
        (_bind("/n:f/n:lines") + '<w:text w:multiLine="1"/>', _OLD, "一\n二"),
        (_bind("/n:f/n:phone", element="w15:dataBinding") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/n:f/n:phone", store="") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/n:f/n:phone", store=ID.lower()) + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/a:f/a:phone", prefixes="xmlns:a=&quot;urn:f&quot;") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/*[local-name()='f']/*[local-name()='phone']") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/*[local-name(.) = 'f'][1]/*[local-name()='phone'][1]"), _OLD, "010-55501872"),
        (_bind("//*[local-name()='phone']", prefixes="") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/*[local-name()='f' and namespace-uri()='urn:f']/*[1]"), _OLD, "010-55501872"),
        (_bind("/*[name()='f']/*[name()='phone']", prefixes=""), _OLD, "010-55501872"),
        (_bind("/*[1]/*[1]") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/*/*[position()=1]") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/node()[1]/node()[1]") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/child::n:f/child::n:phone") + "<w:text/>", _OLD, "010-55501872"),
        (_bind("/n:f/n:row[2]/attribute::code") + "<w:text/>", _OLD, "乙"),
        (_bind("/n:f/n:row[last()]/n:name") + "<w:text/>", _OLD, "李乙"),
        (_bind("/n:f/n:row[n:name='李乙']/@code") + "<w:text/>", _OLD, "乙"),
        (_bind("/n:f/n:row[@code='甲' and n:name='李甲']/n:name"), _OLD, "李甲"),
        (_bind("/n:f/n:row[@code='乙'][1]/n:name/text()[1]") + "<w:text/>", _OLD, "李乙"),
        (_bind("/n:f/*[local-name()='nothing']") + "<w:text/>", _OLD, "旧"),
        (_bind("/*[local-name()='f'][//*]/*[1]") + "<w:text/>", _OLD, "旧"),
        (_bind("//*//*//*//n:phone") + "<w:text/>", _OLD, "旧"),
        # No kind is named: programs that fill forms write such.
        (_bind("/n:f/n:phone"), _OLD, "010-55501872"),
        (FLAG + _bind("/n:f/n:type") + TYPES, EMPTY, "技术合作"),
        (_bind("/n:f/n:type") + TYPES.replace("dropDownList", "comboBox"), _OLD, "技术合作"),
        (_bind("/n:f/n:free") + TYPES.replace("dropDownList", "comboBox"), _OLD, "别的"),
        (_bind("/n:f/n:day") + '<w:date><w:dateFormat w:val="yyyy年M月d日"/></w:date>',
         _OLD, "2026年6月10日"),
        (_bind("/n:f/n:day") + "<w:date><w:dateFormat w:val=\"yy'年'MM'月'\"/></w:date>", _OLD, "26年06月"),
        (_bind("/n:f/n:day") + '<w:date><w:dateFormat w:val="MMMM d"/></w:date>', _OLD, "2026-06-10"),
        (_bind("/n:f/n:free") + "<w:date/>", _OLD, "别的"),
        # The place is there, and empty: Word shows the invitation.
        (_bind("/n:f/n:empty") + "<w:text/>", _OLD, ""),
        # The place is missing, or cannot be looked for: what the document keeps is shown.
        (_bind("/n:f/n:nothing") + "<w:text/>", _OLD, "旧"),
        (FLAG + _bind("/n:f/n:nothing") + "<w:text/>", EMPTY, ""),
        (_bind("/n:f/n:phone", store=OTHER) + "<w:text/>", _OLD, "旧"),
        (_bind("/f/phone", prefixes="") + "<w:text/>", _OLD, "旧"),
        (_bind("/x:f/x:phone") + "<w:text/>", _OLD, "旧"),
        (_bind("count(//*)") + "<w:text/>", _OLD, "旧"),
        (_bind("//*[//*[//*]]") + "<w:text/>", _OLD, "旧"),
        (_bind("") + "<w:text/>", _OLD, "旧"),
        (_bind("/n:f/n:phone") + "<w:picture/>", _OLD, "旧"),
        # What the store holds is an invitation kept by mistake: no concern of the store's.
        ("<w:text/>", _OLD, "旧"),
    ],
)  # fmt: skip
def test_a_bound_control_shows_the_store_s_value(properties: str, content: str, text: str) -> None:
    assert _read(_control(properties, content)) == text


@pytest.mark.parametrize(
    ("place", "box"), [("yes", "☑"), ("one", "☑"), ("no", "☐"), ("empty", "☐")]
)
@pytest.mark.parametrize("kept", ["0", "1"])
def test_a_bound_check_box(place: str, box: str, kept: str) -> None:
    state = f'<w14:checkbox><w14:checked w14:val="{kept}"/></w14:checkbox>'
    bound = _bind(f"/n:f/n:{place}") + state
    assert _read(_control(bound, paragraph("☐"))) == box
    assert _read(f"<w:p>{_control(bound, run('☒'))}{run('甲')}</w:p>") == f"{box}甲"
    assert _read(table(row(_control(bound, cell("☒"))))) == box


def _around(kind: str, control: str, content: str) -> str:
    if kind == "run":
        return table(row(cell(f"<w:p>{_control(control, content)}</w:p>")))
    if kind == "paragraph":
        return table(row(cell(_control(control, f"<w:p>{content}</w:p>"))))
    return table(row(_control(control, cell(f"<w:p>{content}</w:p>"))))


@pytest.mark.parametrize("kind", ["run", "paragraph", "cell"])
@pytest.mark.parametrize("flag", ["", FLAG])
def test_a_control_around_a_run_a_paragraph_or_a_cell(kind: str, flag: str) -> None:
    control = flag + _bind("/n:f/n:phone") + "<w:text/>"
    content = f"<w:r>{INVITATION}</w:r>" if flag else run("旧") + run("的")
    assert _read(_around(kind, control, content)) == "010-55501872"
    emptied = flag + _bind("/n:f/n:empty") + "<w:text/>"
    assert _read("前", _around(kind, emptied, content)) == "前"


@pytest.mark.parametrize(
    ("store", "path", "part", "data", "text"),
    [
        (CORE, "/c:coreProperties[1]/d:title[1]", "docProps/core.xml",
         '<c:coreProperties xmlns:c="urn:c" xmlns:d="urn:d"><d:title>棉浆废水</d:title></c:coreProperties>',
         "棉浆废水"),
        (EXTENDED, "/c:Properties[1]/c:Company[1]", "docProps/app.xml",
         '<Properties xmlns="urn:c"><Company>岚屿公司</Company></Properties>', "岚屿公司"),
        (COVER_PAGE, "/c:CoverPageProperties[1]/c:CompanyPhone[1]", "",
         '<CoverPageProperties xmlns="urn:c"><CompanyPhone>010-1</CompanyPhone></CoverPageProperties>',
         "010-1"),
    ],
)  # fmt: skip
def test_document_properties_are_stores_too(
    store: str, path: str, part: str, data: str, text: str
) -> None:
    bound = FLAG + _bind(path, store, "xmlns:c='urn:c' xmlns:d='urn:d'") + "<w:text/>"
    parts = {part: data.encode()} if part else _parts(data, store)
    assert _read(_control(bound), parts=parts) == text


def test_the_store_that_is_named_counts() -> None:
    parts = {
        **_parts("<f xmlns='urn:f'><phone>错</phone></f>", OTHER),
        "customXml/item7.xml": STORE.encode(),
        "customXml/itemPropsX.xml": PROPERTIES.format(ID).encode(),
        "customXml/_rels/item7.xml.rels": (
            b'<Relationships xmlns="urn:r"><Relationship Id="r" Target="itemPropsX.xml"/></Relationships>'
        ),
    }
    bound = FLAG + _bind("/n:f/n:phone") + "<w:text/>"
    assert _read(_control(bound), parts=parts) == "010-55501872"


@pytest.mark.parametrize("broken", [b"", b"<f", b"\x00\x01", b"<f xmlns='urn:f'/>"])
def test_a_broken_store_says_nothing(broken: bytes) -> None:
    parts = {**_parts(), "customXml/item1.xml": broken}
    assert _read(_control(_bind("/n:f/n:phone") + "<w:text/>", _OLD), parts=parts) == "旧"


def test_formatted_text_lies_in_the_store_as_a_document() -> None:
    flat = (
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part '
        f'pkg:name="/word/document.xml"><pkg:xmlData>{body("新段", "二段").partition("?>")[2]}'
        "</pkg:xmlData></pkg:part></pkg:package>"
    )
    parts = _parts(f"<f xmlns='urn:f'><rich>{escape(flat)}</rich></f>")
    bound = FLAG + _bind("/n:f/n:rich", element="w15:dataBinding")
    assert _read(_control(bound), parts=parts) == "新段\n二段"
    inline = f"<w:p>{_control(bound, f'<w:r>{INVITATION}</w:r>')}</w:p>"
    assert _read(inline, parts=parts) == "新段\n二段"


def _item(number: int, shown: str) -> str:
    inner = _control(_bind(f"/n:f/n:row[{number}]/n:name") + "<w:text/>", paragraph(shown))
    return _control("<w15:repeatingSectionItem/>", inner)


@pytest.mark.parametrize(
    ("items", "rows", "text"),
    [
        (1, 2, "李甲\n李乙"),
        (2, 2, "李甲\n李乙"),
        (2, 1, "李甲"),
        (1, 0, "旧"),
    ],
)
def test_a_section_repeats_for_each_entry(items: int, rows: int, text: str) -> None:
    store = "".join(f"<row><name>{name}</name></row>" for name in ("李甲", "李乙")[:rows])
    section = _control(
        "<w15:repeatingSection/>" + _bind("/n:f/n:row", element="w15:dataBinding"),
        "".join(_item(number, "旧") for number in range(1, items + 1)),
    )
    assert _read(section, parts=_parts(f"<f xmlns='urn:f'>{store}</f>")) == text


def test_many_bound_places_take_bounded_time() -> None:
    store = "<f xmlns='urn:f'>" + "<a><b/></a>" * 20_000 + "<phone>1</phone></f>"
    bound = _control(_bind("//n:phone") + "<w:text/>", _OLD)
    assert _read(bound * 2_000, parts=_parts(store)) == "\n".join(["1"] * 2_000)


_BOUND = FLAG + _bind("/n:f/n:phone") + "<w:text/>"
_NAMELESS = FLAG + _bind("/n:f/n:phone", store="") + "<w:text/>"


@pytest.mark.parametrize("properties", [_BOUND, _NAMELESS])
@pytest.mark.parametrize(
    "part", ["customXml/item1.xml", "customXml/item12.xml", "word/customXml/item1.xml"]
)
def test_a_store_whose_id_is_not_told_is_found_by_the_path(properties, part):
    assert "010-55501872" in _read(_control(properties), parts={part: STORE.encode()})


def test_a_store_with_another_id_is_another():
    assert "010" not in _read(_control(_BOUND), parts=_parts(store=OTHER))


def test_the_list_of_relations_tells_whose_properties_they_are():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="t" Target="itemProps1.xml"/></Relationships>'
    )
    parts = {
        "customXml/item1.xml": STORE.replace("010", "099").encode(),
        "customXml/item2.xml": STORE.encode(),
        "customXml/_rels/item2.xml.rels": relations.encode(),
        "customXml/itemProps1.xml": PROPERTIES.format(ID).encode(),
    }
    assert "010-55501872" in _read(_control(_BOUND), parts=parts)
