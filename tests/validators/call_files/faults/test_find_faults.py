"""A clerk is told every fault of a campaign file at once: its line, and what to write instead."""

from datetime import UTC, datetime

import pytest
from dossiers import CAMPAIGNS
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.call_files.faults.find_faults import find_faults
from validators.rulebook import CODES

TEXT = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")
OPEN = datetime(2026, 6, 10, tzinfo=UTC)
SHORT = """id = "photos"
title = "湖光山色摄影作品征集"
number_prefix = "P"
closes_on = 2026-09-20
[contact]
office = "湖区管理处"
[naming]
subject = "湖光山色+{applicant}+{phone}"
[[material]]
id = "works"
title = "摄影作品"
formats = ["image"]
count = [1, 10]
"""


def faults(text: str, now: datetime = OPEN):
    return find_faults(text, CODES, now)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize("path", sorted(CAMPAIGNS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_shipped_files_have_no_fault(path):
    now = datetime(2024, 3, 10, tzinfo=UTC)
    assert [one for one in faults(path.read_text("utf-8"), now) if one.sure] == []


# What is changed, the words on whose line the fault is told, and words of the sentence.
WRONG = [
    ("closes_on = 2026-06-18", "closes_onn = 2026-06-18", "closes_onn", "closes_on"),
    ("closes_on = 2026-06-18", 'closes_on = "2026-06-18x"', "closes_on", "日期"),
    ("closes_on = 2026-06-18", "closes_on = 6", "closes_on", "日期"),
    ("closes_on = 2026-06-18", "closes_on = 2026-06-01", "closes_on", "早于"),
    ('number_prefix = "SCO2026"', 'number_prefix = "SCO 2026"', "number_prefix", "不能用的字符"),
    ('timezone = "Asia/Shanghai"', 'timezone = "Asia/Nowhere"', "timezone", "Asia/Nowhere"),
    ('stamp = "required"', 'stamp = "requird"', "requird", "required"),
    ('stamp = "required"', "stamp = true", "stamp = true", "required"),
    ('id = "pledge"', 'id = "form-pdf"', '[[material]]\nid = "form-pdf"\ntitle = "材', "用了两次"),
    ("max_words = 500", "max_word = 500", "max_word = 500", "max_words"),
    ("max_words = 500", 'max_words = "五百"', "五百", "整数"),
    ("[form]", '[rules]\nlat = "off"\n[form]', "lat =", "late"),
    ("[form]", '[rules]\nlate = "of"\n[form]', "late =", "off"),
    ("[form]", "[form", "[form", "TOML"),
    ("{applicant}—", "{aplicant}—", "[naming]", "aplicant"),
]


@pytest.mark.parametrize(("old", "new", "at", "told"), WRONG)
def test_a_fault_is_told_on_its_line(old, new, at, told):
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    found = [one for one in faults(text) if one.sure]
    assert found
    if at in text:
        assert line_of(text, at) in [one.line for one in found]
    assert any(told in one.message + one.cure for one in found)
    assert all(one.message.endswith("。") and "Input should" not in one.message for one in found)


def test_all_faults_are_told_at_once_in_the_order_of_lines():
    text = TEXT
    for old, new, _, _ in (WRONG[1], WRONG[4], WRONG[6], WRONG[9]):
        text = text.replace(old, new, 1)
    found = faults(text)
    assert len(found) == 4
    assert [one.line for one in found] == sorted(one.line for one in found)


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("title = 活动名称", 'title = "活动名称"'),
        ("title = “活动名称”", "半角"),
        ('title ＝ "活动名称"', "半角"),
        ('title = "活动名称', "不成对"),
        ('title = "甲"\ntitle = "乙"', "两次"),
        ("title", "TOML"),
    ],
)
def test_what_is_no_toml_is_told_with_what_to_write(line, cure):
    text = SHORT.replace('title = "湖光山色摄影作品征集"', line)
    (fault,) = faults(text)
    assert fault.line in (2, 3)
    assert cure in fault.message + fault.cure


# What is legal and brings trouble.
DOUBTFUL = [
    ("closes_on = 2026-09-20", "closes_on = 2026-05-20", "逾期"),
    ('office = "湖区管理处"', 'office = ""', "落款"),
    ("湖光山色+{applicant}+{phone}", "湖光山色+{phone}", "applicant"),
    ("湖光山色+{applicant}+{phone}", "{applicant}", "任何名称"),
    ("湖光山色+{applicant}+{phone}", "湖光山色{applicant}{case_title}", "无法区分"),
    ('formats = ["image"]\n', "", "识别"),
    ('formats = ["image"]', 'formats = ["word"]\nstamp = "required"', "公章"),
    ("count = [1, 10]", "count = [0, 0]", "最多为 0"),
    ("count = [1, 10]", "max_bytes = 20", "1048576"),
    ("count = [1, 10]", "form = true", "没有申报表栏目"),
]


@pytest.mark.parametrize(("old", "new", "told"), DOUBTFUL)
def test_what_surely_brings_trouble_is_told_and_no_fault(old, new, told):
    assert old in SHORT
    found = faults(SHORT.replace(old, new, 1))
    assert found
    assert not any(one.sure for one in found)
    assert any(told in one.message + one.cure for one in found)


def test_a_label_twice_is_told_once():
    field = '[[form.field]]\nkey = "{}"\nlabel = "手机"\n'
    text = SHORT + "[form]\n" + field.format("applicant") + field.format("case_title")
    found = [one for one in faults(text) if "多次" in one.message]
    assert len(found) == 1


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*SHORT.splitlines(), "x = 1", "[form]", "[[form.field]]", 'key = "a"', "[", '"']),
        max_size=20,
    ).map("\n".join)
)  # fmt: skip
def test_any_order_of_lines_is_told_in_words(text):
    assert all(one.message for one in faults(text))
