"""Roles said over and over in a subject or file name have one reading, and cost no time."""

import time

import pytest

from parsers.texts.names.noise import bare_part, says_nothing, without_prefixes

UNITS = (
    "附件1", "附件一", " 附件 1", "盖章pdf", "pdf", "word版", "申报材料", "补正材料", "案例照片", "承诺书、",
    "v1.0", "撤回重发", "Re: ", "转发：", "(1)", "【", "*", "2026年", "1、", "关于", "第1份", "20260101",
    "ext:", "最终版-",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("before", ["", "甲乙公司 ", "【"])
def test_repeated_noise_costs_no_time(unit: str, before: str) -> None:
    text = before + unit * 200 + "甲x"
    began = time.thread_time()
    for look in (bare_part, says_nothing, without_prefixes):
        look(text)
    assert time.thread_time() - began < 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("附件1：甲公司", "甲公司"),
        ("附件 甲公司", "甲公司"),
        ("附件1附件2 甲公司", "甲公司"),
        ("承诺书、照片甲公司", "照片甲公司"),
        ("申报材料-甲公司", "甲公司"),
        ("承诺书 3M公司", "3M公司"),
        ("补充材料真实性承诺书 甲公司", "甲公司"),
    ],
)
def test_prefixes_are_taken_off_as_ever(text: str, left: str) -> None:
    assert without_prefixes(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲公司 承诺书", "甲公司"),
        ("甲公司（附件1）", "甲公司"),
        ("甲公司-支撑材料、照片", "甲公司"),
        ("甲公司 申报表word版", "甲公司"),
        ("甲公司 承诺书pdf盖章版", "甲公司"),
    ],
)
def test_roles_behind_a_name_are_taken_off_as_ever(text: str, left: str) -> None:
    assert bare_part(text) == left


@pytest.mark.parametrize("text", ["承诺书", "附件1、附件2", "申报材料 承诺书", "20260610"])
def test_roles_alone_say_nothing_as_ever(text: str) -> None:
    assert says_nothing(text)
