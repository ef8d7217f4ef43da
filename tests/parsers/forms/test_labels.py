"""What people write for a label where the form prints another word; several labels in one."""

import pytest
from form_specs import ENTERPRISE, SCO, SUMMARY_PROMPT, grid

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FormSpec
from parsers.forms.read_form import read_answers


def _of(*tables: Table, lines: tuple[str, ...] = (), form: FormSpec = SCO) -> dict[str, str]:
    answers = read_answers(tables, lines, form).answers
    return {answer.key: answer.text for answer in answers if answer.text}


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("申報單位", "applicant"), ("聯繫人", "contact_person"), ("聯絡人", "contact_person"),
        ("聯繫電話", "contact_phone"), ("電子郵箱", "email"), ("案例簡介", "summary"),
        ("联糸人", "contact_person"), ("申报单位 Applicant", "applicant"), ("Applicant", "applicant"),
        ("联系人\nContact Person", "contact_person"), ("案例名称 Case Title", "case_title"),
        ("Email Address：", "email"), ("①联系人", "contact_person"), ("1 联系人", "contact_person"),
        ("第一部分 案例简介", "summary"), ("申报单位盖章", "applicant"), ("牵头单位", "applicant"),
        ("手机号", "contact_phone"), ("办公电话", "contact_phone"), ("邮箱地址", "email"),
        ("职务、职称", "position"), ("所获奖项", "awards"), ("案例亮点", "highlights"),
        ("案例成效", "results"), ("案例题目", "case_title"),
        (f"案例简介（500字内）\n{SUMMARY_PROMPT.strip('（）')}", "summary"),
    ],
)  # fmt: skip
def test_other_words_for_a_label(label: str, key: str) -> None:
    assert _of(grid([label, "某某答案"])) == {key: "某某答案"}


@pytest.mark.parametrize(
    ("label", "typed", "answers"),
    [
        ("联系人及电话", "张三 13800000000", {"contact_person": "张三", "contact_phone": "13800000000"}),
        ("联系人、联系电话", "张三，022-12345678",
         {"contact_person": "张三", "contact_phone": "022-12345678"}),
        ("联系人（电话）", "张三（13800000000）", {"contact_person": "张三", "contact_phone": "13800000000"}),
        ("联系人/职务/电话", "张三/主任/(022)12345678转801",
         {"contact_person": "张三", "position": "主任", "contact_phone": "(022)12345678转801"}),
        ("联系电话/邮箱", "022-12345678 / a@b.example",
         {"contact_phone": "022-12345678", "email": "a@b.example"}),
        ("联系人及职务", "张三", {"contact_person": "张三"}),
    ],
)  # fmt: skip
def test_a_combined_label_parts_its_answer(label: str, typed: str, answers: dict[str, str]) -> None:
    assert _of(grid([label, typed])) == answers
    assert _of(lines=(f"{label}：{typed}",)) == answers


@pytest.mark.parametrize(
    ("lines", "answers"),
    [
        (("【案例名称】某案例", "【申报单位】甲公司"), {"case_title": "某案例", "applicant": "甲公司"}),
        (("**案例名称**：某案例",), {"case_title": "某案例"}),
        (("Applicant: ABC LLC", "Case title: Solar"), {"applicant": "ABC LLC", "case_title": "Solar"}),
        (("案例名稱：某案例", "申報單位：甲"), {"case_title": "某案例", "applicant": "甲"}),
        (("申报单位 Applicant：甲",), {"applicant": "甲"}),
    ],
)  # fmt: skip
def test_lines(lines: tuple[str, ...], answers: dict[str, str]) -> None:
    assert _of(lines=lines) == answers


@pytest.mark.parametrize(
    ("label", "typed", "key", "text"),
    [
        ("申报单位", "甲公司（盖章）", "applicant", "甲公司"),
        ("申报单位", "甲公司\n（公章）", "applicant", "甲公司"),
        ("申报单位", "（盖章）", "applicant", ""),
        ("申报单位", "甲公司（天津）", "applicant", "甲公司（天津）"),
        ("案例简介", "（500字以内）某简介。", "summary", "某简介。"),
        ("案例简介", "（限500字以内）\n某简介。\n（共480字）", "summary", "某简介。"),
        ("案例简介", "年产（500吨）。", "summary", "年产（500吨）。"),
        ("特色亮点", "（簡要介紹案例的特色亮點，總結可複製可推廣做法。）\n技術先進。", "highlights",
         "技術先進。"),
    ],
)  # fmt: skip
def test_what_is_printed_in_the_place_is_no_answer(
    label: str, typed: str, key: str, text: str
) -> None:
    assert _of(grid([label, typed])).get(key, "") == text


def test_a_date_left_blank_is_no_answer() -> None:
    assert _of(grid(["填表日期", "   年  月   日"]), form=ENTERPRISE) == {}
    assert _of(grid(["填表日期", "2024年4月1日"]), form=ENTERPRISE) == {"filled_on": "2024年4月1日"}


def test_a_word_that_is_another_fields_prompt_means_that_field() -> None:
    assert _of(grid(["企业名称", "甲"], ["推荐单位", "某园区"]), form=ENTERPRISE) == {
        "applicant": "甲", "nominator": "某园区",
    }  # fmt: skip
    assert "applicant" not in _of(grid(["园区名称", "某园区"]), form=ENTERPRISE)


def _tall(*right: tuple[str, ...], label: str) -> Table:
    """One label merged down over rows of cells."""
    cells = [
        Cell(row, column + 1, text)
        for row, texts in enumerate(right)
        for column, text in enumerate(texts)
    ]
    return Table((Cell(0, 0, label, row_span=len(right)), *cells))


def test_headings_within_a_long_answer_are_no_labels() -> None:
    table = _tall(("一、背景。",), ("二、主要成效",), ("三、很好。",), label="案例简介")
    assert _of(table) == {"summary": "一、背景。\n二、主要成效\n三、很好。"}


@pytest.mark.parametrize("label", ["联系人", "联系人信息"])
def test_a_group_of_labels_under_one(label: str) -> None:
    table = _tall(("姓名", "张三"), ("电话", "138"), ("邮箱", "a@b.example"), label=label)
    assert _of(table) == {
        "contact_person": "张三", "contact_phone": "138", "email": "a@b.example",
    }  # fmt: skip


@pytest.mark.parametrize(
    "label",
    [
        "案例简介：请填写不超过500字", "案例简介\n请填写不超过500字",
        "案例简介: 限500字，说明背景、地点、时间",
        "案例简介：（500字以内）", "案例简介：说明背景与做法，500字以内", "案例简介\n如实填写",
    ],
)  # fmt: skip
def test_an_instruction_behind_the_label_is_no_answer(label: str) -> None:
    assert _of(grid([label, "我们建了温室。"])) == {"summary": "我们建了温室。"}
    assert _of(grid([label, ""])) == {}


@pytest.mark.parametrize(
    ("text", "key", "answer"),
    [
        ("联系人：张三", "contact_person", "张三"),
        ("案例名称：限塔什干试点的温室", "case_title", "限塔什干试点的温室"),
        ("案例简介：我们建了温室。", "summary", "我们建了温室。"),
    ],
)
def test_an_answer_behind_its_label_is_no_instruction(text: str, key: str, answer: str) -> None:
    assert _of(grid([text, ""])) == {key: answer}
