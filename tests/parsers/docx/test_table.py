"""Tables as drawn: merged cells are one cell, whichever way the writer marked the merge."""

import pytest
from word_documents import cell, document, paragraph, row, run, table

from parsers.docx.word_file import read_word

Drawn = list[tuple[int, int, str, int, int]]


def _cells(*blocks: str, number: int = 0) -> Drawn:
    found = read_word(document(*blocks)).tables[number]
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in found.cells]


def _h_merge(text: str, value: str) -> str:
    return f'<w:tc><w:tcPr><w:hMerge w:val="{value}"/></w:tcPr>{paragraph(text)}</w:tc>'


@pytest.mark.parametrize(
    ("rows", "drawn"),
    [
        ([row("甲", "乙")], [(0, 0, "甲", 1, 1), (0, 1, "乙", 1, 1)]),
        (
            [row("标签", cell("宽", span=3)), row("一", "二", "三", "四")],
            [(0, 0, "标签", 1, 1), (0, 1, "宽", 1, 3), (1, 0, "一", 1, 1), (1, 1, "二", 1, 1),
             (1, 2, "三", 1, 1), (1, 3, "四", 1, 1)],
        ),
        (
            [row(cell("高", merge="restart"), "一"), row(cell("", merge="continue"), "二"),
             row("低", "三")],
            [(0, 0, "高", 2, 1), (0, 1, "一", 1, 1), (1, 1, "二", 1, 1), (2, 0, "低", 1, 1),
             (2, 1, "三", 1, 1)],
        ),
        # A merge that continues nothing is a cell of its own.
        ([row(cell("孤", merge="continue"), "一")], [(0, 0, "孤", 1, 1), (0, 1, "一", 1, 1)]),
        (
            [row("一", "二"), row("三", properties='<w:gridBefore w:val="1"/>')],
            [(0, 0, "一", 1, 1), (0, 1, "二", 1, 1), (1, 1, "三", 1, 1)],
        ),
        (
            [row(_h_merge("宽", "restart"), _h_merge("", "continue")), row("一", "二")],
            [(0, 0, "宽", 1, 2), (1, 0, "一", 1, 1), (1, 1, "二", 1, 1)],
        ),
        # WPS: no spans, the widths alone tell (borders a few twentieths apart are one).
        (
            [row(cell("一", width=1000), cell("宽", width=5003)),
             row(cell("二", width=1000), cell("三", width=2000), cell("四", width=1000),
                 cell("五", width=2000))],
            [(0, 0, "一", 1, 1), (0, 1, "宽", 1, 3), (1, 0, "二", 1, 1), (1, 1, "三", 1, 1),
             (1, 2, "四", 1, 1), (1, 3, "五", 1, 1)],
        ),
        (
            [row("留", "<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:p/></w:tc>",
                 f"<w:tc><w:tcPr><w:cellIns w:id='2'/></w:tcPr>{paragraph('增')}</w:tc>")],
            [(0, 0, "留", 1, 1), (0, 1, "增", 1, 1)],
        ),
        # A row deleted under tracked changes is gone, an inserted one is there.
        (
            [row("删", properties="<w:del w:id='1'/>"), row("增", properties="<w:ins w:id='2'/>")],
            [(0, 0, "增", 1, 1)],
        ),
        ([f"<w:sdt><w:sdtContent>{row('控', '件')}</w:sdtContent></w:sdt>"],
         [(0, 0, "控", 1, 1), (0, 1, "件", 1, 1)]),
        ([f"<w:tr><w:sdt><w:sdtContent>{cell('格')}</w:sdtContent></w:sdt>{cell('乙')}</w:tr>"],
         [(0, 0, "格", 1, 1), (0, 1, "乙", 1, 1)]),
        ([row(cell("坏", span=-3), "二")], [(0, 0, "坏", 1, 1), (0, 1, "二", 1, 1)]),
    ],
)  # fmt: skip
def test_geometry(rows: list[str], drawn: Drawn) -> None:
    assert _cells(table(*rows)) == drawn


def test_a_cell_keeps_its_line_breaks() -> None:
    broken = f"<w:p>{run('一')}<w:r><w:br/></w:r>{run('二')}</w:p>"
    assert _cells(table(row(cell(broken, "三"))))[0][2] == "一\n二\n三"


def test_nested_tables_stand_alone_and_in_the_outer_cell() -> None:
    made = table(row("外", cell("前", table(row("内一", "内二")), "后")))
    assert _cells(made)[1][2] == "前\n内一\n内二\n后"
    assert [drawn[2] for drawn in _cells(made, number=1)] == ["内一", "内二"]


def test_several_tables_in_order() -> None:
    tables = read_word(document(table(row("甲")), "间", table(row("乙")))).tables
    assert [one.cells[0].text for one in tables] == ["甲", "乙"]


def test_many_and_long_cells() -> None:
    tables = [table(row("标签", "字" * 10_000)) for _ in range(200)]
    facts = read_word(document(*tables))
    assert len(facts.tables) == 200
    assert {len(one.cells[1].text) for one in facts.tables} == {10_000}


def test_a_table_without_cells() -> None:
    assert read_word(document(table(), table(row()))).tables[0].cells == ()
