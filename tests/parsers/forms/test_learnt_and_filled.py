"""A blank form is learnt, a copy of it filled in, and each answer read where it belongs."""

from collections.abc import Sequence

import pytest
from form_specs import grid

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FormSpec
from parsers.forms.learning.learn import learn_form
from parsers.forms.read_form import read_answers


def told(form: FormSpec, table: Table, lines: Sequence[str] = ()) -> dict[str, object]:
    """The answers by the label, with its group before a dot."""
    answers = read_answers([table], lines, form).answers
    return {
        spec.title: [list(row) for row in one.rows] if spec.columns else one.text
        for spec, one in zip(form.fields, answers, strict=True)
    }


Rows = list[list[str | None]]


@pytest.mark.parametrize(
    ("blank", "filled", "expected"),
    [
        # Equal labels, told apart by the label at their side.
        ([["申请人", "姓名", "", "手机", ""], ["导师", "姓名", "", "手机", ""]],
         [["申请人", "姓名", "甲", "手机", "1"], ["导师", "姓名", "乙", "手机", "2"]],
         {"申请人·姓名": "甲", "申请人·手机": "1", "导师·姓名": "乙", "导师·手机": "2"}),
        # The other way round, and one of them left empty.
        ([["申请人", "姓名", ""], ["导师", "姓名", ""]],
         [["导师", "姓名", "乙"], ["申请人", "姓名", ""]],
         {"申请人·姓名": "", "导师·姓名": "乙"}),
        # A row across the table heads what follows.
        ([["一、申报单位", None, None, None], ["联系人", "", "电话", ""],
          ["二、推荐单位", None, None, None], ["联系人", "", "电话", ""]],
         [["一、申报单位", None, None, None], ["联系人", "甲", "电话", "1"],
          ["二、推荐单位", None, None, None], ["联系人", "", "电话", "2"]],
         {"申报单位·联系人": "甲", "申报单位·电话": "1", "推荐单位·联系人": "", "推荐单位·电话": "2"}),
        # A person's name begins what concerns that person.
        ([["作者姓名", "", "手机", ""], ["指导老师姓名", "", "手机", ""]],
         [["作者姓名", "甲", "手机", "1"], ["指导老师姓名", "乙", "手机", "2"]],
         {"作者姓名": "甲", "作者·手机": "1", "指导老师姓名": "乙", "指导老师·手机": "2"}),
        # Several labels in one cell.
        ([["实施时间", "起始时间：    年  月    完成时间：    年  月"]],
         [["实施时间", "起始时间：2026年1月    完成时间：2026年9月"]],
         {"实施时间·起始时间": "2026年1月", "实施时间·完成时间": "2026年9月"}),
        ([["通讯方式", "地址：\n邮编：        邮箱："]],
         [["通讯方式", "地址：河边路 3 号\n邮编：100000        邮箱：a@b.example"]],
         {"通讯方式·地址": "河边路 3 号", "通讯方式·邮编": "100000", "通讯方式·邮箱": "a@b.example"}),
        # A unit is no answer, whether it stands in the cell or beside the label.
        ([["占地面积", "m²", "总投资", "万元"]], [["占地面积", "60m²", "总投资", "8.5万元"]],
         {"占地面积": "60", "总投资": "8.5"}),
        ([["占地面积", "m²", "总投资", "______万元"]], [["占地面积", "m²", "总投资", "万元"]],
         {"占地面积": "", "总投资": ""}),
        ([["实施期限", "   年  月至   年  月"]], [["实施期限", "   年  月至   年  月"]], {"实施期限": ""}),
        ([["实施期限", "   年  月至   年  月"]], [["实施期限", "2026年1月至2027年1月"]],
         {"实施期限": "2026年1月至2027年1月"}),
        # A list goes on in the next cells.
        ([["性质（单选）", "□国企 □民企", "□其他"]], [["性质（单选）", "□国企 □民企", "☑其他"]],
         {"性质": "其他"}),
        ([["是否收费", "（  ）是 （  ）否"]], [["是否收费", "（  ）是 （√）否"]], {"是否收费": "否"}),
        ([["语种", "□中文 □其他______"]], [["语种", "□中文 ☑其他 哈萨克语"]], {"语种": "其他：哈萨克语"}),
    ],
)  # fmt: skip
def test_each_answer_in_its_place(blank: Rows, filled: Rows, expected: dict[str, str]) -> None:
    assert told(learn_form([wide(blank)], ()), wide(filled)) == expected


def wide(rows: Rows) -> Table:
    """A table in which a cell before places without one reaches over them."""
    made = grid(*rows)
    cells = []
    for cell in made.cells:
        following = [
            one.column for one in made.cells if one.row == cell.row and one.column > cell.column
        ]
        end = min(following, default=len(rows[cell.row]))
        cells.append(Cell(cell.row, cell.column, cell.text, 1, end - cell.column))
    return Table(tuple(cells))


def test_a_label_down_the_side_of_several_rows() -> None:
    def made(*answers: str) -> Table:
        one, two, three, four = answers
        return Table((
            Cell(0, 0, "申\n请\n人", 2), Cell(0, 1, "姓名"), Cell(0, 2, one),
            Cell(1, 1, "手机"), Cell(1, 2, two),
            Cell(2, 0, "指导教师", 2), Cell(2, 1, "姓名"), Cell(2, 2, three),
            Cell(3, 1, "手机"), Cell(3, 2, four),
        ))  # fmt: skip

    form = learn_form([made("", "", "", "")], ())
    assert told(form, made("甲", "1", "", "2")) == {
        "申请人·姓名": "甲", "申请人·手机": "1", "指导教师·姓名": "", "指导教师·手机": "2",
    }  # fmt: skip


BOXES = ["一、项目简介（200字以内）", "二、实施方案（200-300字）", "三、特色\n（不超过150字）"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["简介。", "方案。", "特色之处。"], ["简介。", "方案。", "特色之处。"]),
        (["", "方案。\n第二段。", ""], ["", "方案。\n第二段。", ""]),
        (["", "", ""], ["", "", ""]),
        # A subheading of the writer's own, called as another box is.
        (["背景。\n特色\n有三点。", "方案。", "又。"], ["背景。\n特色\n有三点。", "方案。", "又。"]),
    ],
)  # fmt: skip
def test_heading_limit_and_answer_in_one_cell(answers: list[str], expected: list[str]) -> None:
    blank = Table(tuple(Cell(row, 0, text, room=3) for row, text in enumerate(BOXES)))
    form = learn_form([blank], ())
    limits = [(spec.min_words, spec.max_words) for spec in form.fields]
    assert limits == [(None, 200), (200, 300), (None, 150)]
    filled = grid(
        *([f"{box}\n{answer}".strip()] for box, answer in zip(BOXES, answers, strict=True))
    )
    assert list(told(form, filled).values()) == expected


MEMBERS: Rows = [["序号", "姓名", "分工"], ["1", "", ""], ["2", "", ""], ["3", "", ""]]


@pytest.mark.parametrize(
    ("blank", "filled", "expected"),
    [
        (MEMBERS, [["序号", "姓名", "分工"], ["1", "甲", "设计"], ["2", "乙", ""], ["3", "", ""]],
         [["甲", "设计"], ["乙", ""]]),
        (MEMBERS, [["序号", "姓名", "分工"], ["1", "", ""]], []),
        # Rows were added.
        (MEMBERS, [["序号", "姓名", "分工"], *([str(n), f"人{n}", "做"] for n in range(1, 9))],
         [[f"人{n}", "做"] for n in range(1, 9)]),
        # A column was dropped, another renamed in width.
        ([["姓名", "性别", "单位", "电话"], ["", "", "", ""], ["", "", "", ""]],
         [["姓 名", "性别", "单位：", "电话"], ["甲", "男", "某社", "1"], ["", "", "", ""]],
         [["甲", "男", "某社", "1"]]),
        # Rows with names of their own.
        ([["", "姓名", "手机"], ["队长", "", ""], ["队员", "", ""], ["队员", "", ""]],
         [["", "姓名", "手机"], ["队长", "甲", "1"], ["队员", "", ""], ["队员", "乙", "2"]],
         [["甲", "1"], ["乙", "2"]]),
        # Members side by side.
        ([["团队信息", "队长", "队员1"], ["姓名", "", ""], ["手机", "", ""]],
         [["团队信息", "队长", "队员1"], ["姓名", "甲", "乙"], ["手机", "1", "2"]],
         [["甲", "1"], ["乙", "2"]]),
        # The total is a field of its own.
        ([["科目", "金额（元）"], ["", ""], ["", ""], ["合计", "元"]],
         [["科目", "金额（元）"], ["材料", "5"], ["", ""], ["合计", "5元"]], [["材料", "5"]]),
    ],
)  # fmt: skip
def test_tables_of_rows(blank: Rows, filled: Rows, expected: list[list[str]]) -> None:
    form = learn_form([wide(blank)], ())
    table = next(spec for spec in form.fields if spec.columns)
    assert told(form, wide(filled))[table.title] == expected


def test_labels_below_a_table_of_rows_are_labels() -> None:
    rows = [["序号", "姓名", "分工", "电话"], ["1", "", "", ""], ["2", "", "", ""]]
    form = learn_form([wide([*rows, ["联系人", "", "手机", ""]])], ())
    filled = wide([rows[0], ["1", "甲", "设计", "1"], ["联系人", "乙", "手机", "2"]])
    assert told(form, filled) == {
        "姓名、分工、电话": [["甲", "设计", "1"]],
        "联系人": "乙",
        "手机": "2",
    }


def test_two_tables_with_the_same_columns() -> None:
    def made(first: Rows, second: Rows) -> list[Table]:
        heads: Rows = [["姓名", "手机"]]
        return [grid(*heads, *first), grid(*heads, *second)]

    lines = ["一、队员", "二、指导教师"]
    empty: Rows = [["", ""], ["", ""]]
    blank = [Table(t.cells, after=n + 1) for n, t in enumerate(made(empty, empty))]
    form = learn_form(blank, lines)
    assert [spec.label for spec in form.fields] == ["队员", "指导教师"]
    answers = read_answers(made([["甲", "1"]], [["乙", "2"]]), lines, form).answers
    assert [one.rows for one in answers] == [(("甲", "1"),), (("乙", "2"),)]
    assert answers[0].text == "甲；1"


LINES = [
    "活动名称：____________________",
    "活动时间：      年   月   日    参加人数：________",
    "联系人：__________  联系电话：______________",
    "活动简介（不超过200字）：",
    "填表日期：    年  月  日",
]


def test_lines_without_a_table() -> None:
    form = learn_form((), LINES)
    filled = ["活动名称：夜读", "活动时间：2026年5月16日    参加人数：35", "联系人：甲  联系电话：1",
              "活动简介（不超过200字）：", "邻里共读。", "填表日期：2026年5月18日"]  # fmt: skip
    answers = [one.text for one in read_answers((), filled, form).answers]
    assert answers == ["夜读", "2026年5月16日", "35", "甲", "1", "邻里共读。", "2026年5月18日"]
    assert not any(one.text for one in read_answers((), LINES, form).answers)
