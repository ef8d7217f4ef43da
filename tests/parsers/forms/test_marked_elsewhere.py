"""Choices marked in tables of their own, by a table's style, by the sign of a list, and in web pages."""

from collections.abc import Mapping

import pytest
from form_specs import SCO, TYPES
from word_documents import W, body, cell, document, package, paragraph, row, run, table

from parsers.docx.foreign.plain_xml import written_package
from parsers.docx.word_file import read_word
from parsers.facts.answers import Answer
from parsers.forms.read_form import read_answers

MARK, BOLD, UNDERLINE = "技术合作", "<w:b/>", '<w:u w:val="single"/>'
FIRST = TYPES[0]


def answer(data: bytes) -> Answer:
    facts = read_word(data)
    found = read_answers(facts.tables, facts.paragraphs, SCO, facts.styled).get("case_type")
    assert found is not None
    return found


def form(content: str, extra: Mapping[str, bytes] | None = None) -> bytes:
    return package(body(table(row("案例类型", cell(content)))), extra=extra)


def in_cells(marked: Mapping[str, str], *, down: bool = False, properties: str = "") -> str:
    """The choices, each in a cell of a table within the answer's cell."""
    cells = [marked.get(one) or cell(one) for one in TYPES]
    rows = [row(one) for one in cells] if down else [row(*cells)]
    return table(*rows).replace("<w:tblPr/>", f"<w:tblPr>{properties}</w:tblPr>") + "<w:p/>"


def looked(look: str, choice: str = MARK) -> str:
    return cell(f"<w:p>{run(choice, look)}</w:p>")


def shaded(choice: str = MARK) -> str:
    return cell(choice).replace("<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="FFFF00"/>')


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize(
    "marked",
    [
        looked(BOLD),
        looked(UNDERLINE),
        looked('<w:color w:val="FF0000"/>'),
        looked('<w:highlight w:val="yellow"/>'),
        shaded(),
        cell(f"☑{MARK}"),
        cell(f"{MARK}√"),
    ],
)
def test_a_table_within_the_answer(marked, down):
    assert answer(form(in_cells({MARK: marked}, down=down))).selected == (MARK,)


@pytest.mark.parametrize("down", [False, True])
def test_a_table_within_the_answer_as_printed(down):
    found = answer(form(in_cells({}, down=down)))
    assert (found.text, found.selected, found.doubtful) == ("", (), False)


THEME = [
    '<w:color w:val="auto" w:themeColor="accent2"/>',
    '<w:color w:val="000000" w:themeColor="accent1"/>',
    '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>',
    '<w:effect w:val="antsRed"/>',
    '<w14:glow w14:rad="63500"/>',
    '<w14:shadow w14:blurRad="50800"/>',
    '<w14:textOutline w14:w="9525"/>',
]
BLACK = [
    '<w:color w:val="auto" w:themeColor="text1"/>',
    '<w:color w:val="000000" w:themeColor="dark1"/>',
    '<w:shd w:val="clear" w:fill="auto" w:themeFill="background1"/>',
    '<w:effect w:val="none"/>',
]


def line(look: str) -> str:
    parts = (run(one, look if one == MARK else "") + run("/") for one in TYPES)
    return f"<w:p>{''.join(parts)}</w:p>"


@pytest.mark.parametrize("look", THEME)
def test_colours_of_the_theme_and_effects(look):
    assert answer(form(line(look))).selected == (MARK,)


@pytest.mark.parametrize("look", BLACK)
def test_the_theme_s_black_and_white_mark_nothing(look):
    found = answer(form(line(look)))
    assert (found.selected, found.doubtful) == ((), False)


def table_style(edge: str, runs: str = "", cells: str = "") -> dict[str, bytes]:
    part = f"<w:rPr>{runs}</w:rPr><w:tcPr>{cells}</w:tcPr>"
    sheet = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="T">'
        f'<w:tblStylePr w:type="{edge}">{part}</w:tblStylePr></w:style></w:styles>'
    )
    return {"word/styles.xml": sheet.encode()}


STYLED = '<w:tblStyle w:val="T"/><w:tblLook w:val="{0}" {1}/>'
SHADE = '<w:shd w:val="clear" w:fill="FFFF00"/>'


@pytest.mark.parametrize(
    ("edge", "shown", "down", "named"),
    [
        ("firstCol", '04A0" w:firstColumn="1', False, FIRST),
        ("firstCol", "0080", False, FIRST),
        ("lastCol", "0100", False, MARK),
        ("lastCol", '0000" w:lastColumn="true', False, MARK),
        ("firstRow", "0020", True, FIRST),
        ("lastRow", "0040", True, MARK),
    ],
)
@pytest.mark.parametrize("look", [(BOLD, ""), (UNDERLINE, ""), ("", SHADE)])
def test_what_a_table_s_style_marks_is_left_to_a_person(edge, shown, down, named, look):
    inner = in_cells({}, down=down, properties=STYLED.format(shown, ""))
    found = answer(form(inner, table_style(edge, *look)))
    assert (found.text, found.selected, found.doubtful) == (named, (), True)


@pytest.mark.parametrize(
    ("edge", "shown", "look"),
    [
        ("firstCol", "0000", (BOLD, "")),
        ("firstCol", '04A0" w:firstColumn="0', (BOLD, "")),
        ("firstCol", "no number", (BOLD, "")),
        ("band1Vert", "0000", (BOLD, "")),
        ("firstCol", "0080", ("", "")),
        ("firstCol", "0080", ("", "<w:vAlign w:val='center'/>")),
        ("firstRow", "0020", (BOLD, "")),
    ],
)
def test_what_a_table_s_style_does_not_mark(edge, shown, look):
    inner = in_cells({}, properties=STYLED.format(shown, ""))
    found = answer(form(inner, table_style(edge, *look)))
    assert (found.text, found.doubtful) == ("", False)


def test_what_a_table_s_style_hides_or_strikes_is_unseen():
    inner = in_cells({}, down=True, properties=STYLED.format("0020", ""))
    facts = read_word(form(inner, table_style("firstRow", "<w:vanish/>")))
    assert FIRST not in facts.text
    assert TYPES[1] in facts.text


def numbering(*signs: tuple[str, str]) -> dict[str, bytes]:
    """A list for each sign and font; the first has the number 1."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        f"</w:lvl></w:abstractNum>"
        for n, (sign, font) in enumerate(signs, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(signs) + 1)
    )
    part = f'<w:numbering xmlns:w="{W}">{lists}{numbers}</w:numbering>'
    return {"word/numbering.xml": part.encode()}


def listed(number: int | str, text: str) -> str:
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    if isinstance(number, str):
        properties = f'<w:pStyle w:val="{number}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def choices(on: int | str, off: int | str) -> str:
    return "".join(listed(on if one == MARK else off, one) for one in TYPES)


@pytest.mark.parametrize(
    ("off", "on"),
    [
        (("☐", ""), ("☑", "")),
        (("□", "宋体"), ("■", "宋体")),
        (("\uf0a8", "Wingdings"), ("\uf0fe", "Wingdings")),
        (("\u00a3", "Wingdings 2"), ("R", "Wingdings 2")),
        (("\uf06f", "Wingdings"), ("\uf0fc", "Wingdings")),
        (("•", "Symbol"), ("✓", "")),
        (("", ""), ("√", "")),
    ],
)
def test_the_sign_of_a_list_is_a_tick(off, on):
    found = answer(form(choices(2, 1), numbering(off, on)))
    assert (found.text, found.selected) == (MARK, (MARK,))


def test_the_sign_of_a_style_s_list_is_a_tick():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="{n}"/>'
        "</w:numPr></w:pPr></w:style>"
        for n, name in enumerate(("Off", "On"), 1)
    )
    sheet = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
    extra = numbering(("☐", ""), ("☑", "")) | {"word/styles.xml": sheet, **_related("styles")}
    assert answer(form(choices("On", "Off"), extra)).selected == (MARK,)


def _related(kind: str) -> dict[str, bytes]:
    space = "http://schemas.openxmlformats.org/"
    made = (
        f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="r1" Target="{kind}.xml"'
        f' Type="{space}officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    return {"word/_rels/document.xml.rels": made.encode()}


@pytest.mark.parametrize("sign", ["☐", "☑", "■", "●", "✓", "\uf0fc", "1"])
def test_one_sign_for_all_is_a_list_as_printed(sign):
    found = answer(form(choices(1, 1), numbering((sign, "Wingdings" if sign > "\uf000" else ""))))
    assert (found.selected, found.doubtful) == ((), False)


def page(content: str, style: str = "") -> bytes:
    rows = f"<tr><td>案例类型</td><td>{content}</td></tr><tr><td>职务</td><td>副总经理</td></tr>"
    made = written_package(
        f"<html><head><style>{style}</style></head><body><table>{rows}</table></body></html>".encode()
    )
    assert made is not None
    return made


def offered(form_of_mark: str) -> str:
    return (
        "（" + "/".join(form_of_mark.format(one) if one == MARK else one for one in TYPES) + "等）"
    )


IN_PAGES = [
    "<b>{}</b>", "<strong>{}</strong>", "<u>{}</u>", "<ins>{}</ins>", "<i>{}</i>", "<em>{}</em>",
    "<mark>{}</mark>", "<font color=red>{}</font>", "<font color='#C00000'>{}</font>",
    "<span style='color:red'>{}</span>", "<span style='color: rgb(255, 0, 0)'>{}</span>",
    "<span style='background:yellow'>{}</span>", "<span style='background-color:#ff0'>{}</span>",
    "<span style='text-decoration: underline'>{}</span>", "<span style='font-weight: 700'>{}</span>",
    "<span style='font-weight:bold !important'>{}</span>", "<span style='font-style:italic'>{}</span>",
    "<span style='border:solid windowtext 1.0pt'>{}</span>", "<b><span lang=EN-US>{}</span></b>",
    "<span style='text-underline:single'>{}</span>", "<span class=on>{}</span>", "<i class='x on'>{}</i>",
]  # fmt: skip
NOT_IN_PAGES = [
    "{}", "<span>{}</span>", "<font color=black>{}</font>", "<span style='color:#000'>{}</span>",
    "<span style='color:windowtext'>{}</span>", "<span style='background:white'>{}</span>",
    "<span style='font-weight:normal'>{}</span>", "<span style='text-decoration:none'>{}</span>",
    "<span style='border:none'>{}</span>", "<b style='font-weight:400'>{}</b>",
    "<span class=other>{}</span>", "<span style='font-family:宋体'>{}</span>",
]  # fmt: skip


@pytest.mark.parametrize("mark", IN_PAGES)
def test_a_page_marks_by_looks(mark):
    found = answer(page(offered(mark), "p, .on { color: red } <!-- --> td .other { color: red }"))
    assert (found.text, found.selected) == (MARK, (MARK,))


@pytest.mark.parametrize("mark", NOT_IN_PAGES)
def test_a_page_s_plain_words_mark_nothing(mark):
    found = answer(page(offered(mark), ".on { color: red }"))
    assert (found.text, found.selected, found.doubtful) == ("", (), False)


@pytest.mark.parametrize(
    "struck", ["<s>{}</s>", "<span style='text-decoration:line-through'>{}</span>"]
)
def test_what_a_page_strikes_out_is_gone(struck):
    listed = "/".join(one if one == MARK else struck.format(one) for one in TYPES)
    assert answer(page(listed)).selected == (MARK,)


def test_cells_of_a_page_s_table_are_marked():
    cells = "".join(f"<td{' bgcolor=yellow' if one == MARK else ''}>{one}</td>" for one in TYPES)
    assert answer(page(f"<table><tr>{cells}</tr></table>")).selected == (MARK,)


def test_looks_change_nothing_of_a_page_s_text():
    text = "甲<b>乙</b><br>丙 <u>丁</u>，<span style='color:red'>戊\n</span>己<p> <i>庚</i> </p>"
    plain = "甲乙<br>丙 丁，<span>戊\n</span>己<p> 庚 </p>"
    assert read_word(page(text)).text == read_word(page(plain)).text


def test_a_document_of_lines_keeps_what_it_says():
    lines = document(paragraph("甲"), f"<w:p>{run('乙', BOLD)}</w:p>")
    assert read_word(lines).text == "甲\n乙"
