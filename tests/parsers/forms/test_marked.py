"""A choice marked by its look alone is taken, or a person looks; a list printed alike marks none."""

from collections.abc import Sequence

import pytest
from form_specs import ENTERPRISE, SCO, THEMES, TYPE_PROMPT, TYPES
from word_documents import W, body, cell, document, package, paragraph, row, run, table

from parsers.docx.word_file import read_word
from parsers.facts.answers import Answer
from parsers.facts.file_facts import WordFacts
from parsers.facts.spec import FormSpec
from parsers.forms.read_form import read_answers

UNDERLINE, BOLD, ITALIC = '<w:u w:val="single"/>', "<w:b/>", "<w:i/>"
RED, GREY, BLACK = (f'<w:color w:val="{one}"/>' for one in ("FF0000", "A6A6A6", "000000"))
BIG, SMALL = '<w:sz w:val="28"/>', '<w:sz w:val="18"/>'
MARK = "技术合作"


def _listed(
    looks: dict[str, str], rest: str = "", choices: Sequence[str] = TYPES, between: str = "/"
) -> str:
    """The printed list; each choice with its own look, the others with `rest`."""
    parts = [run("（", rest)]
    for number, choice in enumerate(choices):
        parts += [run(between, rest)] if number else []
        parts.append(run(choice, looks.get(choice, rest)))
    return f"<w:p>{''.join(parts)}{run('等）', rest)}</w:p>"


def _answer(facts: WordFacts, key: str = "case_type", form: FormSpec = SCO) -> Answer:
    answer = read_answers(facts.tables, facts.paragraphs, form, facts.styled).get(key)
    assert answer is not None
    return answer


def _read(content: str, label: str = "案例类型") -> WordFacts:
    return read_word(document(table(row(label, cell(content)))))


@pytest.mark.parametrize(
    "look",
    [
        UNDERLINE,
        '<w:u w:val="double"/>',
        '<w:u w:val="wave"/>',
        BOLD,
        BOLD + UNDERLINE,
        ITALIC,
        RED,
        '<w:color w:val="0070C0"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
        '<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>',
        "<w:outline/>",
        "<w:shadow/>",
        '<w:bdr w:val="single" w:sz="4"/>',
        '<w:em w:val="dot"/>',
        BOLD + BIG,
    ],
)
@pytest.mark.parametrize("rest", ["", BLACK, '<w:b w:val="0"/><w:u w:val="none"/>'])
@pytest.mark.parametrize("between", ["/", "、", "  "])
def test_one_that_stands_out_is_taken(look: str, rest: str, between: str) -> None:
    answer = _answer(_read(_listed({MARK: look}, rest, between=between)))
    assert (answer.text, answer.selected, answer.doubtful) == (MARK, (MARK,), False)


@pytest.mark.parametrize(
    ("looks", "rest"),
    [
        ({MARK: ""}, GREY),
        ({MARK: BOLD}, GREY),
        ({MARK: RED}, ITALIC + GREY),
        ({MARK: UNDERLINE + BOLD}, BOLD),
        ({MARK: UNDERLINE + SMALL}, SMALL),
        ({MARK: RED}, '<w:color w:val="0000FF"/>'),
        ({MARK: ""}, "<w:strike/>"),
    ],
)
def test_one_that_stands_out_of_others_that_are_not_plain(looks: dict[str, str], rest: str) -> None:
    assert _answer(_read(_listed(looks, rest))).selected == (MARK,)


@pytest.mark.parametrize(
    "rest", ["", UNDERLINE, BOLD, GREY, RED, ITALIC, BIG, "<w:highlight w:val='none'/>"]
)
def test_a_list_that_looks_alike_is_printed(rest: str) -> None:
    answer = _answer(_read(_listed({}, rest)))
    assert (answer.text, answer.selected, answer.doubtful) == ("", (), False)


@pytest.mark.parametrize(
    "looks",
    [
        {"等": BOLD},
        {"（": UNDERLINE},
        dict.fromkeys(TYPES[:3], BLACK),
        {TYPES[2]: '<w:u w:val="none"/>', TYPES[3]: '<w:b w:val="0"/>'},
        {TYPES[2]: "<w:shd w:val='clear' w:fill='auto'/><w:highlight w:val='white'/>"},
        {TYPES[2]: "<w:lang w:val='en-US'/><w:kern w:val='0'/><w:rFonts w:hint='eastAsia'/>"},
    ],
)
def test_what_is_no_look_of_a_choice_marks_none(looks: dict[str, str]) -> None:
    answer = _answer(_read(_listed(looks)))
    assert (answer.text, answer.doubtful) == ("", False)


@pytest.mark.parametrize(
    ("looks", "rest", "named"),
    [
        ({MARK: BIG}, "", MARK),
        ({MARK: SMALL}, "", MARK),
        ({MARK: BOLD, "人才培养": BOLD}, "", f"人才培养、{MARK}"),
        ({MARK: BOLD, "人才培养": RED}, "", f"人才培养、{MARK}"),
        ({MARK: ""}, BOLD, MARK),
        ({MARK: GREY}, "", "、".join(TYPES[:-1])),
        (dict(zip(TYPES, (RED, BOLD, ITALIC, BIG, UNDERLINE, ""), strict=True)), "", None),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_left_to_a_person(
    looks: dict[str, str], rest: str, named: str | None
) -> None:
    answer = _answer(_read(_listed(looks, rest)))
    assert answer.doubtful
    assert not answer.selected
    assert answer.text == named if named else answer.text


def test_several_may_be_marked_where_several_may_be_chosen() -> None:
    marked = _listed(dict.fromkeys(THEMES[:2], BOLD), choices=THEMES)
    answer = _answer(_read(marked, "申报主题"), "themes", ENTERPRISE)
    assert answer.selected == THEMES[:2]
    typed = _listed({THEMES[1]: UNDERLINE}, choices=THEMES, between="、")
    assert _answer(_read(typed, "申报主题"), "themes", ENTERPRISE).selected == (THEMES[1],)


@pytest.mark.parametrize(
    "shade",
    ['<w:shd w:val="clear" w:fill="FFC000"/>', '<w:shd w:val="pct25" w:fill="BFBFBF"/>'],
)
def test_cells_of_their_own(shade: str) -> None:
    shaded = cell(MARK).replace("<w:tcPr>", f"<w:tcPr>{shade}")
    cells = [*map(cell, TYPES[:-1]), shaded]
    facts = read_word(document(table(row(cell("案例类型"), *cells))))
    assert _answer(facts).selected == (MARK,)
    bold = [*map(cell, TYPES[:-1]), cell(f"<w:p>{run(MARK, BOLD)}</w:p>")]
    assert _answer(read_word(document(table(row("案例类型", *bold))))).selected == (MARK,)


def test_lines_of_their_own() -> None:
    bordered = f"<w:p><w:pPr><w:pBdr><w:top w:val='single'/></w:pBdr></w:pPr>{run(MARK)}</w:p>"
    lines = "".join(paragraph(one) for one in TYPES[:-1]) + bordered
    assert _answer(_read(lines)).selected == (MARK,)


def test_a_form_of_lines() -> None:
    listed = _listed({MARK: UNDERLINE}).replace("<w:p>", f"<w:p>{run('案例类型：', BOLD)}", 1)
    assert _answer(read_word(document(listed))).selected == (MARK,)
    plain = _listed({}).replace("<w:p>", f"<w:p>{run('案例类型：', BOLD)}", 1)
    assert _answer(read_word(document(plain))).text == ""
    within = table(row(cell(listed)))
    assert _answer(read_word(document(within))).selected == (MARK,)


_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="m"><w:rPr><w:u w:val="single"/>'
    '</w:rPr></w:style><w:style w:type="paragraph" w:styleId="M"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
).encode()


def test_marked_by_style() -> None:
    extra = {"word/styles.xml": _STYLES}
    one = _listed({MARK: '<w:rStyle w:val="m"/>'})
    facts = read_word(package(body(table(row("案例类型", cell(one)))), extra=extra))
    assert _answer(facts).selected == (MARK,)
    bold = f'<w:p><w:pPr><w:pStyle w:val="M"/></w:pPr>{run(MARK)}</w:p>'
    lines = "".join(map(paragraph, TYPES[:-1])) + bold
    facts = read_word(package(body(table(row("案例类型", cell(lines)))), extra=extra))
    assert _answer(facts).selected == (MARK,)


def _ring(character: str) -> str:
    said = f"<w:instrText>EQ \\o\\ac(○,{character})</w:instrText>"
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{said}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_ring_around_a_letter() -> None:
    listed = _listed({}).replace(run(MARK), _ring("技") + run("术合作"))
    assert _answer(_read(listed)).selected == (MARK,)


@pytest.mark.parametrize(
    "shape",
    [
        "<w:drawing><a:graphic><wps:wsp><a:prstGeom prst='ellipse'/></wps:wsp></a:graphic></w:drawing>",
        "<w:pict><v:oval/></w:pict>",
    ],
)
def test_a_shape_drawn_there_is_left_to_a_person(shape: str) -> None:
    listed = _listed({}).replace("</w:p>", f"<w:r>{shape}</w:r></w:p>")
    answer = _answer(_read(listed))
    assert (answer.doubtful, answer.selected) == (True, ())
    assert answer.text == "、".join(TYPES)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        # A tick, or words of one's own, say more than a look.
        (_listed({MARK: BOLD}).replace("园区合作", "√园区合作"), "园区合作"),
        (_listed({MARK: BOLD}) + paragraph("贸易合作"), "贸易合作"),
        (_listed({MARK: BOLD}) + paragraph("碳市场合作"), "碳市场合作"),
        (paragraph(TYPE_PROMPT) + _listed({MARK: BOLD}), MARK),
        (f"<w:p>{run('贸易合作', BOLD)}</w:p>", "贸易合作"),
        (f"<w:p>{run('碳市场合作', BOLD)}</w:p>", "碳市场合作"),
    ],
)
def test_what_says_more_than_a_look(content: str, text: str) -> None:
    answer = _answer(_read(content))
    assert (answer.text, answer.doubtful) == (text, False)


def test_long_cells_keep_no_looks() -> None:
    facts = _read(f"<w:p>{run('字' * 300)}{run('粗' * 200, BOLD)}</w:p>")
    assert facts.tables[0].cells[1].styled == ()
    assert facts.tables[0].cells[1].text == "字" * 300 + "粗" * 200
