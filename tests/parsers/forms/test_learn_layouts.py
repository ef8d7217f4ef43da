"""What blank forms of many layouts ask for: one line a field, as a clerk would write it down."""

import pytest

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FieldKind, FieldSpec
from parsers.forms.learning.learn import MOST, learn

Rows = list[list[str | None]]
UP = "^"


def form(rows: Rows) -> Table:
    """None: the cell to the left reaches here; UP: the cell above does."""
    cells: list[list[object]] = []
    owner: dict[tuple[int, int], int] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text is None or text == UP:
                number = owner[(row, column - 1) if text is None else (row - 1, column)]
                cells[number][3 if text == UP else 4] = (
                    row - cells[number][0] + 1 if text == UP else column - cells[number][1] + 1  # type: ignore[operator]
                )
            else:
                number = len(cells)
                cells.append([row, column, text, 1, 1])
            owner[row, column] = number
    return Table(tuple(Cell(*cell) for cell in cells), after=1)  # type: ignore[arg-type]


def said(field: FieldSpec) -> str:
    """Group, label and what is not the usual case of a field."""
    limits = [str(one or "") for one in (field.min_words, field.max_words)]
    told = [
        "" if field.kind is FieldKind.TEXT else field.kind.value,
        "-".join(limits) if any(limits) else "",
        "/".join((*field.choices, *field.columns)),
        "multiple" if field.multiple else "",
        "open" if field.open_choices else "",
        "" if field.required else "optional",
    ]
    return " ".join(filter(None, (field.title, *told)))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["推荐单位", "", None, None, None],
          ["案例类别", "□生态 □产业 □文化（限选一项）", None, None, None],
          ["申报单位情况", "单位名称", "", "单位性质", "□机关 □企业 □其他______"],
          [UP, "法定代表人", "", "联系电话", ""],
          ["案例摘要\n（500字以内）", "", None, None, None],
          ["推荐单位意见", "（盖章）\n年 月 日", None, None, None]],
         ["推荐单位 optional", "案例类别 生态/产业/文化", "申报单位情况·单位名称",
          "申报单位情况·单位性质 机关/企业/其他 open", "申报单位情况·法定代表人",
          "申报单位情况·联系电话 phone",
          "案例摘要 -500"]),
        ([["Title (Mr/Ms/Dr)", ""], ["Surname", ""], ["Date of birth (dd/mm/yyyy)", ""],
          ["Summary (min. 50, max. 200 words)", ""], ["Duration", "From ______ to ______"],
          ["Themes - tick all that apply", "☐ Water ☐ Energy ☐ Other (please specify): ________"]],
         ["Title", "Surname", "Date of birth date", "Summary 50-200", "Duration date_range",
          "Themes - tick all that apply Water/Energy/Other multiple open"]),
        ([["№", "Показатель", "Сведения"], ["1", "Наименование организации", ""], ["2", "Телефон/факс", ""],
          ["3", "Сумма (руб.)", ""], ["4", "Описание (от 200 до 500 слов)", ""],
          ["5", "Сроки", "с «__» ______ 20__ г. по «__» ______ 20__ г."]],
         ["Наименование организации", "Телефон/факс phone", "Сумма money", "Описание 200-500",
          "Сроки date_range"]),
        ([["姓名", "性别", "出生年月", "民族"], ["", "", "", ""]], ["姓名", "性别", "出生年月 date", "民族"]),
        ([["姓名", "", "性别", "", "照片\n（近期2寸）"], ["民族", "", "学历", "", UP]],
         ["姓名", "性别", "民族", "学历"]),
        ([["获奖情况\n（近三年）", "时间", "名称", "等级"], [UP, "", "", ""], [UP, "", "", ""]],
         ["获奖情况 table 时间/名称/等级 optional"]),
        ([["项目预算（万元）", "总额：      其中自筹：      "],
          ["资金来源", "财政拨款____万元，自筹____万元"],
          ["建设周期", "20  年  月 至 20  年  月"], ["建设地点", "   省   市   区（县）"]],
         ["项目预算·总额 money", "项目预算·其中自筹 money", "资金来源·财政拨款 money", "资金来源·自筹 money",
          "建设周期 date_range", "建设地点"]),
        ([["一、基本情况（800字以内）"], [""], ["二、主要做法"], ["（包括组织领导等，1500字以内）"]],
         ["基本情况 -800", "主要做法 -1500"]),
        ([["序号", "作品", "作者"], ["1", "", ""], ["2", "", ""]], ["申报表 table 作品/作者"]),
        ([["申請機構名稱（中文）：", ""], ["申請機構名稱（英文）：", ""],
          ["聯絡電話：", ""], ["電郵地址：", ""]],
         ["申請機構名稱（中文）", "申請機構名稱（英文）", "聯絡電話 phone", "電郵地址 email"]),
        ([["是否上市", "□是（股票代码：      ）  □否"], ["企业规模", "□大型 □中型"]],
         ["是否上市 是/否", "企业规模 大型/中型"]),
        ([["主要经济指标", "2024年", "2025年"], ["营业收入（万元）", "", ""], ["利润总额（万元）", "", ""]],
         ["申报表 table 主要经济指标/2024年/2025年"]),
        ([["申请人承诺", "本人承诺所填属实。\n\n签名：          年   月   日"],
          ["所在单位审核意见", "（公章）\n负责人：     年  月  日"], ["联系地址", ""]], ["联系地址"]),
        ([["经费预算", "科目", "金额（元）"], [UP, "设备费", ""], [UP, "差旅费", ""], [UP, "合计", ""]],
         ["经费预算 table 科目/金额", "合计 money"]),
        ([["Signature", "", "Date", ""], ["Phone", ""]], ["Phone phone"]),
        ([["Name:"], ["Address:"]], ["Name", "Address"]),
        ([["队伍名称", "参赛时间", "备选项"], ["", "", "上午\n下午"]], ["队伍名称", "参赛时间", "备选项"]),
        ([["联系人及电话", ""], ["电话/手机", ""]], ["联系人及电话", "电话/手机 phone"]),
    ],
)  # fmt: skip
def test_tables_of_a_form(rows: Rows, expected: list[str]) -> None:
    assert [said(field) for field in learn([form(rows)], ["申报表"]).spec.fields] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["项目申请书", "项目名称：", "申 请 人：              电话：", "依托单位：",
          "申报日期：    年   月   日",
          "填 表 说 明", "1. 本表请用计算机填写。", "2. 一式三份：纸质版与电子版。"],
         ["项目名称", "申请人", "电话 phone", "依托单位", "申报日期 date optional"]),
        (["作品名称：", "作者姓名：", "联系电话：", "二、指导教师信息", "姓名：            职称：",
          "联系电话："],
         ["作品名称", "作者姓名", "作者·联系电话 phone", "姓名", "职称", "指导教师信息·联系电话 phone"]),
        (["三、作品简介（300字以内）", "四、创作说明", "（从灵感来源等方面说明，不少于500字）"],
         ["作品简介 -300", "创作说明 500-"]),
        (["案例名称    ____________________", "申报单位    ______________（盖章）",
          "填报日期     年    月    日"],
         ["案例名称", "申报单位", "填报日期 date optional"]),
        (["各有关单位：", "附件：", "注：请如实填写。", "Signature: ____________   Date: ____________"], []),
    ],
)  # fmt: skip
def test_lines_of_a_form(lines: list[str], expected: list[str]) -> None:
    assert [said(field) for field in learn((), lines).spec.fields] == expected


@pytest.mark.parametrize(
    ("rows", "fields", "doubt"),
    [
        ([[f"第{chr(0x4E00 + n)}项指标", ""] for n in range(300)], 300, "表中有 300 个填写项"),
        ([[f"第{chr(0x4E00 + n)}项指标", ""] for n in range(2000)], MOST, f"只读出前 {MOST} 项"),
        ([["联系人", ""] for _ in range(100)], 8, "“联系人”在表中出现 100 次"),
        ([["备注", ""], ["用途", ""]], 2, "表中未见申报者"),
        ([["作者", ""], ["作品名称", ""]], 2, "以“作者”为申报者"),
        ([["甲" * 20_000, ""], ["姓名", ""]], 1, "以“姓名”为申报者"),
    ],
)
def test_what_the_clerk_is_asked(rows: Rows, fields: int, doubt: str) -> None:
    learned = learn([form(rows)], ())
    assert len(learned.spec.fields) == fields
    assert any(doubt in one for one in learned.doubts)
    assert len(learned.doubts) < 20
