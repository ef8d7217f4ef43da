"""What annexes say of the materials: a seal's place in the blank form, a text's parts."""

import pytest

from parsers.texts.announcements.read_announcement import read_announcement

CALL = """\
关于征集示例案例的通知
各单位：
请于2026年6月30日前将{asked}发送至邮箱anli@office.example。
附件1：案例申报信息表
附件2：案例编写模板
示例中心
2026年5月18日
附件1
案例申报信息表
单位名称
{cell}
附件2
案例编写模板
第一段：背景情况
约200-300字，介绍基本情况。
"""


def read(asked="案例申报信息表（附件1）", cell="填表日期"):
    return read_announcement(CALL.format(asked=asked, cell=cell)).materials


SEALS = [
    ("案例申报信息表（附件1）", "盖章（签字）", ("expected", False)),
    ("案例申报信息表（附件1）", "申报单位（盖章）", ("expected", False)),
    ("案例申报信息表（附件1，加盖公章）", "盖章（签字）", ("required", True)),
    ("案例申报信息表（附件1）", "填表日期", None),
    ("案例申报信息表（附件1）", "主管部门意见（盖章）", None),
]


@pytest.mark.parametrize(("asked", "cell", "seal"), SEALS)
def test_the_seal_a_blank_form_has_a_place_for(asked, cell, seal):
    form = read(asked, cell)[0]
    assert (form.stamp and (form.stamp.value.need, form.stamp.sure)) == seal


def test_a_template_with_lengths_is_a_text_to_be_asked_about():
    _form, text = read()
    assert (text.kind, text.title.sure) == ("narrative", False)
    assert [part.value.title for part in text.parts] == ["背景情况"]


def test_a_text_that_is_named_gets_the_parts():
    materials = read("案例申报信息表（附件1）、案例编写模板（附件2）")
    assert [len(each.parts) for each in materials] == [0, 1]
    assert all(each.title.sure for each in materials)
