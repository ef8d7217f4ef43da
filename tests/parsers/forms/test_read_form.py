"""The answers of a form by the meaning of its layout, in every way applicants bend it."""

import time
from dataclasses import replace

import pytest
from form_specs import (
    BLANK_ENTERPRISE,
    BLANK_PARK,
    BLANK_SCO,
    ENTERPRISE,
    HIGHLIGHTS_PROMPT,
    PARK,
    SCO,
    SUMMARY_PROMPT,
    TYPE_PROMPT,
    grid,
)
from opencc import OpenCC
from word_documents import cell, document, paragraph, row, run, table

from parsers.docx.word_file import read_word
from parsers.facts.answers import Answers
from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FieldSpec, FormSpec
from parsers.forms.read_form import read_answers

FILLED_SCO = grid(
    ["案例名称", "中哈光伏示范"],
    ["申报单位\n（盖章）", "某某新能源有限公司"],
    ["联系人", "张三", "联系电话", "022-12345678"],
    ["职务", "主任", "电子邮箱", "zs@example.org"],
    ["案例类型", "项目合作"],
    ["案例简介\n（500字内）", f"{SUMMARY_PROMPT}\n一段。\n二段。"],
    ["特色亮点\n（200字内）", "亮点。"],
    ["主要成效\n（300字内）", "成效。"],
    ["案例获奖\n情况", "无"],
    ["附件列表", "1.执照\n2.证书"],
)
SCO_ANSWERS = {
    "case_title": "中哈光伏示范",
    "applicant": "某某新能源有限公司",
    "contact_person": "张三",
    "contact_phone": "022-12345678",
    "position": "主任",
    "email": "zs@example.org",
    "case_type": "项目合作",
    "summary": "一段。\n二段。",
    "highlights": "亮点。",
    "results": "成效。",
    "awards": "无",
    "attachment_list": "1.执照\n2.证书",
}


_QUOTING = "平台提示“单击此处输入文字。”，企业填报后自动核算。"
_KEYS = {field.label: field.key for field in SCO.fields}


def texts(answers: Answers) -> dict[str, str]:
    return {answer.key: answer.text for answer in answers.answers if answer.text}


def of(*tables: Table, form: FormSpec = SCO) -> dict[str, str]:
    return texts(read_answers(tables, (), form))


def test_a_tidy_form() -> None:
    answers = read_answers([FILLED_SCO], ["附件1", "申报表"], SCO)
    assert texts(answers) == SCO_ANSWERS
    assert answers.labels_found == 12
    assert [answer.key for answer in answers.answers] == [spec.key for spec in SCO.fields]


@pytest.mark.parametrize(
    ("blank", "form"), [(BLANK_SCO, SCO), (BLANK_PARK, PARK), (BLANK_ENTERPRISE, ENTERPRISE)]
)
def test_a_blank_form_has_labels_and_no_answers(blank: Table, form: FormSpec) -> None:
    answers = read_answers([blank], (), form)
    assert texts(answers) == {}
    assert answers.labels_found == len(form.fields)
    assert not any(answer.selected for answer in answers.answers)


@pytest.mark.parametrize(
    "label",
    [
        "联系人", "联 系 人", "联\n系\n人", "联系人：", "联系人:", " 联　系　人 ： ", "联系人（必填）",
        "*联系人", "3.联系人", "三、联系人", "（三）联系人", "联系人(姓名", "联系人\u200b",
    ],
)  # fmt: skip
def test_labels_are_known_however_set(label: str) -> None:
    assert of(grid([label, "张三"])) == {"contact_person": "张三"}


@pytest.mark.parametrize(
    ("table_of", "key", "text"),
    [
        (grid(["E-mail：", "a@b.example"]), "email", "a@b.example"),
        (grid(["ｅ－ｍａｉｌ", "a@b.example"]), "email", "a@b.example"),
        (grid(["案例简介\n（500字以内，含标点）", "甲"]), "summary", "甲"),
        (grid(["案例简介 不超过500字", "甲"]), "summary", "甲"),
        # The answer stands below, beside a gap, or in the same cell.
        (grid(["案例名称", "联系人"], ["某案例", "张三"]), "case_title", "某案例"),
        (grid(["案例名称", "联系人"], ["某案例", "张三"]), "contact_person", "张三"),
        (grid(["案例简介（500字内）"], ["某简介"]), "summary", "某简介"),
        (grid(["案例名称", None, None, "某案例"]), "case_title", "某案例"),
        (grid(["联系人", "", "张三", "联系电话", "1"]), "contact_person", "张三"),
        (grid(["联系人：张三", "联系电话：139"]), "contact_phone", "139"),
        (grid(["案例名称", "某案例", "联系人：张三"]), "case_title", "某案例"),
        (grid(["案例名称", "某案例", "联系人：张三"]), "contact_person", "张三"),
        (grid(["联系人：张三  联系电话：139"]), "contact_person", "张三"),
        (grid(["案例简介（500字内）：\n一。\n二。"]), "summary", "一。\n二。"),
        (grid(["联系人", "联系人：张三"]), "contact_person", "张三"),
        # An answer that begins in the words of another label.
        (
            grid(["案例名称", "甲"], ["案例简介", "案例名称：甲。位于某地。"]),
            "summary",
            "案例名称：甲。位于某地。",
        ),
        (grid(["案例名称", "甲"], ["案例简介", "案例名称：甲。位于某地。"]), "case_title", "甲"),
        # A label broken over cells.
        (grid(["联", "系", "人", "张三"]), "contact_person", "张三"),
        (grid(["案例获奖", "二等奖"], ["情况", ""]), "awards", "二等奖"),
        # Split value cells and labels we do not know.
        (grid(["案例类型", "贸易合作", "技术合作"]), "case_type", "贸易合作、技术合作"),
        (grid(["联系电话", "139", "传真", "022-1"]), "contact_phone", "139"),
        (grid(["联系电话", "", "传真", "022-1"]), "contact_phone", ""),
        # Nothing typed: the next label is no answer.
        (grid(["联系人", "联系电话", "139"]), "contact_person", ""),
        (grid(["联系人", ""], ["职务", "主任"]), "contact_person", ""),
        # Answers as typed; rules decide what they are worth.
        (grid(["职务", "/"]), "position", "/"),
        (grid(["案例简介", "（500字内）"]), "summary", ""),
        (grid(["案例简介", "（500字内）\n甲占100字。"]), "summary", "甲占100字。"),
        (grid(["案例简介", "甲。\n（限500字）"]), "summary", "甲。"),
        (grid(["案例简介", "甲共500字。"]), "summary", "甲共500字。"),
        (grid(["职务", "—"]), "position", "—"),
        # Rows added under an answer.
        (
            grid(["附件列表", "1.甲"], ["", "2.乙"], ["", "3.丙"]),
            "attachment_list",
            "1.甲\n2.乙\n3.丙",
        ),
        (grid(["联系人", "张三", "联系电话", "1"], ["", "李四", "", "2"]), "contact_phone", "1\n2"),
    ],
)
def test_where_the_answer_stands(table_of: Table, key: str, text: str) -> None:
    assert of(table_of).get(key, "") == text


def test_merged_cells() -> None:
    merged = Table((
        Cell(0, 0, "附件列表", row_span=3), Cell(0, 1, "1.甲"), Cell(1, 1, "2.乙"), Cell(2, 1, ""),
        Cell(3, 0, "案例名称", column_span=2), Cell(3, 2, "某案例", column_span=3),
        Cell(4, 0, "联系人"), Cell(4, 1, "张三", row_span=2), Cell(5, 0, "职务"),
    ))  # fmt: skip
    assert of(merged) == {
        "attachment_list": "1.甲\n2.乙",
        "case_title": "某案例",
        "contact_person": "张三",
        "position": "张三",
    }


def test_a_table_cut_by_a_page_goes_on() -> None:
    """The next page's table has no label, or only its hint, in front of the rest."""
    first = grid(["案例名称", "某案例"], ["案例简介", "前半，"])
    assert of(first, grid(["", "后半。"], ["特色亮点", "亮"]))["summary"] == "前半，\n后半。"
    assert of(first, grid(["（500字内）", "后半。"]))["summary"] == "前半，\n后半。"
    assert of(first, grid(["预算", "后半。"]))["summary"] == "前半，"
    # Another table whose corner is empty is no continuation.
    assert of(first, grid(["", "2024年", "2025年"]))["summary"] == "前半，"


@pytest.mark.parametrize(
    ("rows", "applicants", "nominators"),
    [
        ([["企业名称", "甲"], ["联系人", "张三"], ["推荐单位", "某园区", "联系人", "李四"]], "张三", "李四"),
        ([["推荐单位", "某园区", "联系人", "李四"], ["企业名称", "甲"], ["联系人", "张三"]], "张三", "李四"),
        ([["企业名称", "甲"], ["推荐单位", "某园区", "联系人", "李四"]], "", "李四"),
        ([["企业名称", "甲"], ["联系人", "张三"], ["推荐单位", "某园区"]], "张三", ""),
        ([["联系人", "张三"], ["推荐单位联系人", "李四"]], "张三", "李四"),
        ([["企业名称", "甲"], ["联系人", "张三"], ["推荐单位：某园区  联系人：李四"]], "张三", "李四"),
    ],
)  # fmt: skip
def test_two_fields_with_one_label(rows: list[list[str]], applicants: str, nominators: str) -> None:
    found = of(grid(*rows), form=ENTERPRISE)
    assert found.get("contact_person", "") == applicants
    assert found.get("nominator_contact", "") == nominators


def test_a_short_prompt_is_no_answer() -> None:
    left = grid(["推荐单位", "(园区名称)"])
    assert of(left, form=ENTERPRISE) == {}
    assert of(grid(["推荐单位", "某园区\n(园区名称)"]), form=ENTERPRISE) == {"nominator": "某园区"}


@pytest.mark.parametrize(
    ("typed", "text", "selected"),
    [
        ("项目合作", "项目合作", ("项目合作",)),
        (f"{TYPE_PROMPT}\n贸易合作", "贸易合作", ("贸易合作",)),
        ("（√项目合作/园区合作/人才培养/标准对接/贸易合作/技术合作等）", "项目合作", ("项目合作",)),
        ("项目合作、碳市场合作", "项目合作、碳市场合作", ("项目合作",)),
        ("碳市场合作", "碳市场合作", ()),
        (TYPE_PROMPT, "", ()),
        (f"{TYPE_PROMPT}\n碳市场合作", "碳市场合作", ()),
    ],
)
def test_choices(typed: str, text: str, selected: tuple[str, ...]) -> None:
    answer = read_answers([grid(["案例类型", typed])], (), SCO).get("case_type")
    assert answer is not None
    assert (answer.text, answer.selected) == (text, selected)


@pytest.mark.parametrize(
    ("label", "typed", "text"),
    [
        ("联系人", "单击或点击此处输入文字。", ""),
        ("联系人", "请输入联系人", ""),
        ("联系人", "沈砚秋 单击或点击此处输入文字。", "沈砚秋"),
        ("申报单位", "[公司名称]", ""),
        ("案例类型", "选择一项。", ""),
        ("案例类型", f"{TYPE_PROMPT}\n选择一项。", ""),
        ("案例类型", "选择一项。 技术合作", "技术合作"),
        ("案例类型", "请选择：技术合作", "技术合作"),
        ("案例类型", "点击选择技术合作", "技术合作"),
        ("案例简介", f"{SUMMARY_PROMPT}\nClick or tap here to enter text.", ""),
        ("案例简介", f"单击此处输入文字。\n{SUMMARY_PROMPT}", ""),
        ("案例简介", "（500字内）\n单击此处输入文字。", ""),
        ("特色亮点", _QUOTING, _QUOTING),
        ("电子邮箱", "Место для ввода текста.", ""),
    ],
)  # fmt: skip
def test_what_asks_for_an_answer_is_none(label: str, typed: str, text: str) -> None:
    assert of(grid([label, typed])).get(_KEYS[label], "") == text
    lines = [f"{label}：{typed}"]
    if "\n" not in typed:
        assert texts(read_answers((), lines, SCO)).get(_KEYS[label], "") == text


@pytest.mark.parametrize("variant", ["s2t", "s2tw", "s2twp", "s2hk", "s2hkp"])
@pytest.mark.parametrize(
    ("blank", "form"), [(BLANK_SCO, SCO), (BLANK_PARK, PARK), (BLANK_ENTERPRISE, ENTERPRISE)]
)
def test_forms_in_traditional_characters(variant: str, blank: Table, form: FormSpec) -> None:
    """As programs in Hong Kong, Macao and Taiwan write a form of the mainland, and its choices."""
    into = OpenCC(variant).convert
    cells = tuple(replace(one, text=into(one.text)) for one in blank.cells)
    answers = read_answers([Table(cells)], (), form)
    assert texts(answers) == {}
    found = {answer.key for answer in answers.answers if answer.label_found}
    assert {one.key for one in form.fields} - found <= {"nominator_contact"}
    for spec in form.fields:
        for choice in spec.choices:
            boxes = "  ".join(f"{'☑' if one == choice else '□'}{into(one)}" for one in spec.choices)
            for typed in (into(choice), boxes, into(f"{spec.prompt or ''}\n{choice}")):
                answer = read_answers([grid([into(spec.label), typed])], (), form).get(spec.key)
                assert answer is not None
                assert answer.selected == (choice,)


@pytest.mark.parametrize(
    "pieces", [("(200字以内, 简述突出", "亮点成效。)"), ("(200字", "以内, 简述\n突出亮点成效。)")]
)
def test_a_prompt_broken_at_its_limit_of_length(pieces: tuple[str, ...]) -> None:
    typed = "\n".join((*pieces, "在安集延市建设日处理4000吨的示范线。"))
    assert of(grid(["案例简介", typed]), form=PARK) == {
        "summary": "在安集延市建设日处理4000吨的示范线。"
    }


def test_a_form_typed_as_paragraphs() -> None:
    lines = [
        "附件1", "申报表", "案例名称：中哈光伏示范", "申报单位（盖章）：某某新能源有限公司",
        "联系人：张三  联系电话：022-12345678", "职  务：主任；电子邮箱：zs@example.org",
        "案例类型：项目合作", "案例简介（500字内）：", "一段。", "二段。", "特色亮点：亮点。",
        "主要成效：成效。", "案例获奖情况：无", "附件列表：1.执照", "2.证书", "附件2", "承诺书",
    ]  # fmt: skip
    assert texts(read_answers((), lines, SCO)) == SCO_ANSWERS


def test_what_a_table_told_is_not_told_again_by_lines() -> None:
    """A merged PDF has the pledge behind the form: its 申报单位 is no answer of the form."""
    lines = ["申报单位：另一单位", "附件列表：1.另"]
    answers = read_answers([grid(["申报单位", ""])], lines, SCO)
    assert texts(answers) == {"attachment_list": "1.另"}


def test_labels_that_are_not_there() -> None:
    answers = read_answers([grid(["案例名称", "某案例"])], (), SCO)
    assert answers.labels_found == 1
    missing = answers.get("email")
    assert missing is not None
    assert not missing.label_found


def test_the_first_copy_that_says_something_counts() -> None:
    assert of(grid(["联系人", ""]), grid(["联系人", "张三"])) == {"contact_person": "张三"}


def test_nested_layout_tables() -> None:
    inner = table(row("案例名称", "某案例"), row("联系人", "张三"))
    made = document(table(row(cell(inner)), row("职务", cell(table(row("主任"))))))
    facts = read_word(made)
    found = texts(read_answers(facts.tables, facts.paragraphs, SCO))
    assert found == {"case_title": "某案例", "contact_person": "张三", "position": "主任"}


def test_a_word_form_of_all_dialects() -> None:
    control = f"<w:sdt><w:sdtContent>{run('张三')}</w:sdtContent></w:sdt>"
    change = f"<w:p><w:ins w:id='1'>{run('新')}</w:ins><w:del w:id='2'>{run('旧')}</w:del></w:p>"
    tick = '<w:r><w:sym w:font="Wingdings 2" w:char="{}"/></w:r>'
    ticks = paragraph(tick.format("F052") + run("项目合作") + tick.format("F0A3") + run("园区合作"))
    facts = read_word(
        document(
            table(
                row(cell("案例", "名称"), cell(change, span=3)),
                row("联 系 人", cell(f"<w:p>{control}</w:p>"), "联系电话：", "139"),
                row("案例类型", cell(ticks, span=3)),
                row(cell("特色亮点", "（200字内）"), cell(HIGHLIGHTS_PROMPT, "亮点。", span=3)),
            )
        )
    )
    assert texts(read_answers(facts.tables, facts.paragraphs, SCO)) == {
        "case_title": "新",
        "contact_person": "张三",
        "contact_phone": "139",
        "case_type": "项目合作",
        "highlights": "亮点。",
    }


def test_a_form_without_labels_asks_nothing() -> None:
    assert read_answers([FILLED_SCO], ["x"], FormSpec(())).answers == ()
    assert texts(read_answers([FILLED_SCO], (), FormSpec((FieldSpec("x", "（）"),)))) == {}


@pytest.mark.parametrize(
    ("tables", "lines"),
    [
        ([grid(*([["标签", "字" * 1000]] * 20)) for _ in range(200)], []),
        ([grid(*([["联系人", "张三"], ["", "字"]] * 5000))], []),
        ([grid(["联系人"] * 20_000)], []),
        ([grid(["联"] * 20_000, ["系"] * 20_000)], []),
        ([grid(["案例简介", HIGHLIGHTS_PROMPT * 1000 + SUMMARY_PROMPT * 1000])], []),
        ([grid(["案例类型", "☐项目合作√" * 50_000])], []),
        ([], ["案例名称 " * 200] * 50),
        ([], [" " * 1_000_000, "联" + " " * 1_000_000, "联系人" * 100_000]),
    ],
    ids=["many", "tall", "wide", "letters", "prompts", "ticks", "lines", "blanks"],
)
def test_what_is_huge_takes_no_long(tables: list[Table], lines: list[str]) -> None:
    began = time.process_time()
    read_answers(tables, lines, SCO)
    assert time.process_time() - began < 5
