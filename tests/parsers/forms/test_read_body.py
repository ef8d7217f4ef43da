"""A call without a form is answered in the letter itself, in whatever way people write such lines."""

import pytest

from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.forms.read_body import read_body

FORM = FormSpec(
    (
        FieldSpec("author", "姓名", ("Name", "作者姓名")),
        FieldSpec("applicant", "单位", ("Affiliation", "所在单位")),
        FieldSpec("case_title", "作品名称", ("Title", "作品标题")),
        FieldSpec("phone", "联系电话", ("Phone", "手机", "电话"), kind=FieldKind.PHONE),
        FieldSpec("about", "作品简介", ("Summary",), max_words=300, required=False),
    ),
    in_body=True,
)
ALL = ("张三", "示例大学", "湖光", "13800000000")


def read(text: str) -> tuple[str | None, ...]:
    found = read_body(text, FORM).answers[:4]
    return tuple(one.text if one.label_found else None for one in found)


LINES = "姓名：张三\n单位：示例大学\n作品名称：湖光\n联系电话：13800000000"
WRITTEN = {
    "lines": LINES,
    "greeting": f"尊敬的老师：\n您好！现投稿如下，作品见附件。\n{LINES}",
    "half-width": LINES.replace("：", ":"),
    "spaced-colons": LINES.replace("：", " ： "),
    "blank-lines": LINES.replace("\n", "\n\n\n"),
    "semicolons": LINES.replace("\n", "；"),
    "spaces": LINES.replace("\n", " "),
    "full-width-spaces": LINES.replace("\n", "\u3000\u3000"),
    "commas": LINES.replace("\n", "，"),
    "numbered": "1、姓名：张三\n2、单位：示例大学\n3、作品名称：湖光\n4、联系电话：13800000000",
    "numbered-dots": "1. 姓名：张三\n2. 单位：示例大学\n3. 作品名称：湖光\n4. 联系电话：13800000000",
    "bracketed-numbers": "（1）姓名：张三\n（2）单位：示例大学\n(3)作品名称：湖光\n(4)联系电话：13800000000",
    "chinese-numbers": "一、姓名：张三\n二、单位：示例大学\n三、作品名称：湖光\n四、联系电话：13800000000",
    "bullets": "• 姓名：张三\n• 单位：示例大学\n- 作品名称：湖光\n* 联系电话：13800000000",
    "black-brackets": "【姓名】张三\n【单位】示例大学\n【作品名称】湖光\n【联系电话】13800000000",
    "brackets-colon": "[姓名]：张三\n[单位]：示例大学\n[作品名称]：湖光\n[联系电话]：13800000000",
    "bold": "*姓名：*张三\n*单位：*示例大学\n**作品名称：** 湖光\n*联系电话：*13800000000",
    "table-row": "姓名 张三 单位 示例大学\n作品名称 湖光 联系电话 13800000000",
    "table-rows": LINES.replace("：", " "),
    "tabs": LINES.replace("：", "\t"),
    "pipes": "| 姓名 | 张三 | 单位 | 示例大学 |\n| 作品名称 | 湖光 | 联系电话 | 13800000000 |",
    "cells-below": LINES.replace("：", "\n"),
    "answers-below": LINES.replace("：", "：\n"),
    "dashes": LINES.replace("：", "——"),
    "equals": LINES.replace("：", " = "),
    "spread-labels": "姓  名：张三\n单  位：示例大学\n作 品 名 称：湖光\n联系 电话：13800000000",
    "other-labels": "作者姓名：张三\n所在单位：示例大学\n作品标题：湖光\n手机：13800000000",
    "english": "Dear all,\nName: 张三\nAffiliation: 示例大学\nTitle: 湖光\nPhone: 13800000000\nRegards,\nX",
    "english-lower": "name: 张三\naffiliation: 示例大学\ntitle: 湖光\nphone: 13800000000",
    "card-below": f"{LINES}\n\n此致\n敬礼\n李四\n电话：010-12345678",
    "card-after-dashes": f"{LINES}\n-- \n单位：示例出版社\n电话：010-12345678",
    "card-after-rule": f"{LINES}\n————————\n王五\n电话：010-12345678",
    "phone-program": f"{LINES}\n\n发自我的iPhone",
    "quoted-below": f"{LINES}\n\n--- 原始邮件 ---\n发件人: a@b.example\n作品名称：旧作",
    "quoted-lines": f"{LINES}\n> 作品名称：旧作",
    "signed-with-them": f"老师您好，作品见附件。\n此致\n敬礼\n{LINES}",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_every_way_to_write_it_is_read(text):
    assert read(text) == ALL


PARTLY = {
    "nothing": ("您好，请查收附件。", (None,) * 4),
    "prose": ("我单位已报送作品名称为湖光的材料，姓名和单位见附件。", (None,) * 4),
    "empty": ("姓名：\n单位：示例大学\n作品名称：湖光\n联系电话：", ("", "示例大学", "湖光", "")),
    "missing": ("姓名：张三\n单位：示例大学", ("张三", "示例大学", None, None)),
    "only-in-quoted": (f"请问格式对吗？\n\n在 2026年6月1日，办公室写道：\n{LINES}", (None,) * 4),
    "only-in-card": (
        "姓名：张三\n单位：示例大学\n作品名称：湖光\n此致\n敬礼\n电话：010-12345678",
        ("张三", "示例大学", "湖光", None),
    ),
    "colon-within": (
        LINES.replace("湖光", "《湖光：山色》"),
        ("张三", "示例大学", "《湖光：山色》", "13800000000"),
    ),
    "label-within": (
        LINES.replace("示例大学", "示例大学（联系电话见下）"),
        ("张三", "示例大学（联系电话见下）", "湖光", "13800000000"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTLY.values(), ids=PARTLY)
def test_what_is_not_said_is_not_guessed(text, expected):
    assert read(text) == expected


def test_a_long_answer_goes_on_over_lines():
    text = f"{LINES}\n作品简介：第一段。\n\n第二段——很长。\n此致\n敬礼"
    assert read_body(text, FORM).text("about") == "第一段。\n第二段——很长。"


@pytest.mark.parametrize("text", ["姓名：" * 30_000, "\n" * 400_000, "—" * 200_000, "*" * 200_000])
def test_a_text_without_end_is_soon_read(text):
    assert len(read_body(text, FORM).answers) == 5
