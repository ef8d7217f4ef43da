from dataclasses import replace

import pytest
from dossiers import (
    GOOD_ANSWERS,
    PLEDGE,
    STEM,
    SUPPORTING,
    answers,
    dossier,
    paged,
    pdf,
    results,
    stamp,
    word_form,
)
from opencc import OpenCC

from parsers.roles.assign_roles import Role
from validators.rules.form_match import FORM_DIFFERS

LONG = (
    "2024年3月起，云岭绿能科技有限公司在乌兹别克斯坦塔什干州建设光伏温室12.5万平方米，总投资3600万元，"
    "年发电量1200万千瓦时，减排CO₂约9800吨，节水35%。项目由中方设计并施工，当地伙伴负责种植与销售，"
    "已有三批技术人员来华培训，带动国产光伏组件与滴灌设备出口，长期运维由双方合资公司承担。"
)
TYPED = {"summary": LONG, "position": "主任", "results": "1.减排三千吨。\n2.节水三成。"}


def compared(text: str = "", selected: tuple[str, ...] = ("项目合作",), **printed: str):
    """The Word form beside a stamped text PDF whose answers differ in `printed`."""
    stamped = pdf(
        f"{STEM}.pdf",
        Role("form-pdf", "content"),
        facts=paged(stamp(), text=text or "申报表"),
        answers=answers(selected, **TYPED | printed),
    )
    subject = dossier(word_form(**TYPED), stamped, PLEDGE, SUPPORTING)
    return [place for place, result in results(FORM_DIFFERS, subject).items() if result == "failed"]


def wrapped(text: str, width: int = 23) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize(
    "printed",
    [
        {},
        {"summary": wrapped(LONG)},
        {"summary": wrapped(LONG, 7)},
        {"summary": LONG.replace("，", ",").replace("₂", "2")},
        {"summary": LONG.replace("，总投资", "总投资")},
        {"summary": LONG.replace("项目由", "\n3\n项目由")},
        {"summary": LONG.replace("项目由", "\n- 2 -\n项目由")},
        {"summary": LONG.replace("长期", "⻓期").replace("方", "⽅")},
        {"summary": LONG.replace("长期", "\ufffd期")},
        {"results": "减排三千吨。\n节水三成。"},
        {"summary": OpenCC("s2hk").convert(LONG)},
        {"contact_phone": "138 0000 0000"},
        {"applicant": GOOD_ANSWERS["applicant"] + "（盖章）"},
        {"email": "lin@yunling\n.example"},
        {"position": ""},
    ],
)
def test_what_layout_does_to_a_text_is_no_difference(printed):
    assert compared(**printed) == []


@pytest.mark.parametrize(
    "printed",
    [
        {"summary": LONG.replace("3600", "3800")},
        {"summary": LONG.replace("12.5", "125")},
        {"summary": LONG.replace("35%", "350%")},
        {"summary": LONG.replace("约9800吨", "约吨")},
        {"summary": LONG.replace("减排CO₂约", "减排CO₂30约")},
        {"summary": LONG.replace("三批", "五批")},
        {"summary": LONG.replace("已有", "没有")},
        {"summary": LONG.replace("并施工", "并不施工")},
        {"summary": LONG.replace("塔什干州", "撒马尔罕州")},
        {"summary": "完全另一段文字。" * 20},
        {"summary": wrapped(LONG.replace("合资公司", "中方公司"))},
        {"contact_phone": "13800000001"},
        {"contact_person": "林见"},
        {"applicant": GOOD_ANSWERS["applicant"] + "天津分公司"},
        {"email": "linn@yunling.example"},
        {"email": "li-n@yunling.example"},
        {"position": "副主任"},
        {"case_title": GOOD_ANSWERS["case_title"] + "（二期）"},
    ],
)
def test_another_figure_word_or_number_is_told_at_its_field_alone(printed):
    assert compared(**printed) == list(printed)


def test_a_short_answer_that_stands_elsewhere_on_the_page_is_no_excuse():
    assert compared("主任 13800000000 林见青", position="处长") == ["position"]
    assert compared("13800000000", contact_phone="13900000000") == ["contact_phone"]


def test_a_row_broken_over_two_pages_is_read_from_both():
    head, tail = LONG[:90], LONG[90:]
    assert compared(f"{head}\n2\n申报表\n{tail}", summary=head) == []
    assert compared(f"{head}\n2\n申报表", summary=head) == ["summary"]


def test_choices_are_compared_by_what_was_taken():
    assert compared(case_type="☑项目合作 □园区合作") == []
    assert compared(selected=("园区合作",), case_type="园区合作") == ["case_type"]


def test_an_endless_answer_takes_no_endless_time():
    endless = "温室" * 100_000
    assert compared(summary=endless) == ["summary"]


def test_what_cannot_be_compared_is_skipped():
    scan = pdf("申报表.pdf", Role("form-pdf", "content"))
    assert results(FORM_DIFFERS, dossier(word_form(), scan)) == {"*": "skipped"}
    assert results(FORM_DIFFERS, dossier(word_form(), PLEDGE)) == {"*": "skipped"}
    unread = replace(scan, answers=answers(summary=""))
    assert results(FORM_DIFFERS, dossier(word_form(), unread))["summary"] == "skipped"


@pytest.mark.parametrize(
    "number",
    [
        "{}.",
        "{}、",
        "({})",
        "附件{}：",
        "附件 {}:  ",
        "附件{}",
        "附表{}、",
        "第{}项 ",
        "{}：",
        "{}) ",
    ],
)
@pytest.mark.parametrize("figures", ["1 2", "一 二", "① ②"])
@pytest.mark.parametrize("between", ["\n", ""])
def test_numbers_that_word_sets_before_the_items_are_no_difference(number, figures, between):
    if figures.startswith("①"):
        number = "{}"
    first, second = (number.format(figure) for figure in figures.split())
    listed = "材料真实性承诺书\n案例支撑材料"
    printed = f"{first}材料真实性承诺书{between}{second}案例支撑材料"
    assert compared(results=printed) == ["results"]
    stamped = pdf(
        f"{STEM}.pdf",
        Role("form-pdf", "content"),
        facts=paged(stamp(), text="申报表"),
        answers=answers(("项目合作",), **TYPED | {"results": printed}),
    )
    typed = word_form(**TYPED | {"results": listed})
    subject = dossier(typed, stamped, PLEDGE, SUPPORTING)
    assert "failed" not in results(FORM_DIFFERS, subject).values()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("三台设备", "五台设备"),
        ("一期工程", "二期工程"),
        ("2.5万吨", "3.5万吨"),
        ("附件齐备", "齐备"),
        ("节水三成\n减排", "节水三成5\n减排"),
        ("节水三成减排", "节水三成2减排"),
    ],
)
def test_numbers_of_an_answer_are_no_numbers_of_a_list(typed, printed):
    stamped = pdf(
        f"{STEM}.pdf",
        Role("form-pdf", "content"),
        facts=paged(stamp(), text="申报表"),
        answers=answers(("项目合作",), **TYPED | {"results": printed}),
    )
    subject = dossier(word_form(**TYPED | {"results": typed}), stamped, PLEDGE, SUPPORTING)
    assert results(FORM_DIFFERS, subject)["results"] == "failed"
