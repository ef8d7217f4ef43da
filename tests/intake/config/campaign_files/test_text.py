"""The text of a campaign file: its values beside their sentences, and one value set at a time."""

import time
import tomllib
from datetime import date, datetime

import pytest

from intake.config.bundled_data import shipped_campaigns
from intake.config.campaign_files.text.entries import entries_of
from intake.config.campaign_files.text.set_value import KeyPlace, NotSet, confirmed, set_value

DRAFT = '''\
# 由公告生成的活动文件草稿。

# 请核对：编号自拟，可改（字母、数字和连字符），启用后不要再改。
id = "call-2027-05"
# 依据：关于征集绿色案例的通知
title = "绿色案例征集活动"
number_prefix = "C202705"
# 依据：截止时间为2027年5月20日17:00
closes_on = 2027-05-20T17:00:00
# 请核对：公告没有写明接收材料的邮箱，请填写：
# mailbox = ""

[naming]
# 请核对。依据：邮件主题为“单位+案例名称”
subject = "{applicant}+{case_title}"

[[material]]
# 依据：申报表盖章PDF版
id = "form"
title = "申报表"
formats = [
    "word",  # editable
    "pdf",
]
wording = """
我单位承诺：
key = "no key"
"""
stamp = "required"

[[form.field]]
key = "applicant"
label = "申报单位"

# 需要您确认或补充的问题（2）：
# 1. 材料发到哪个邮箱？
# 2. “申报表”要什么格式？
'''


def test_values_stand_beside_their_sentences():
    found = entries_of(DRAFT)
    top, naming, material, field = found.sections
    assert [one.table for one in found.sections] == ["", "naming", "material", "form.field"]
    by_key = {one.key: one for one in top.entries}
    assert by_key["title"].evidence == "关于征集绿色案例的通知"
    assert (by_key["title"].to_check, by_key["id"].to_check) == (False, True)
    assert by_key["id"].remarks == ("编号自拟，可改（字母、数字和连字符），启用后不要再改。",)
    assert by_key["closes_on"].value == "2027-05-20 17:00"
    assert by_key["mailbox"].is_open
    assert naming.entries[0].evidence == "邮件主题为“单位+案例名称”"
    assert naming.entries[0].to_check
    assert [one.key for one in material.entries] == ["id", "title", "formats", "wording", "stamp"]
    assert material.value("formats") == "word、pdf"
    assert "no key" in material.value("wording")
    assert field.value("label") == "申报单位"
    assert found.questions == ("1. 材料发到哪个邮箱？", "2. “申报表”要什么格式？")
    assert found.to_check == 3


@pytest.mark.parametrize("path", sorted(shipped_campaigns().glob("*.toml")), ids=lambda p: p.stem)
def test_of_a_file_by_hand_every_key_is_found(path):
    text = path.read_text("utf-8")
    found, data = entries_of(text), tomllib.loads(text)
    assert {one.key for one in found.sections[0].entries} == {
        key for key, value in data.items() if not _is_table(value)
    }
    materials = [one for one in found.sections if one.table == "material"]
    assert [one.value("id") for one in materials] == [one["id"] for one in data["material"]]
    fields = [one for one in found.sections if one.table == "form.field"]
    assert [one.value("key") for one in fields] == [one["key"] for one in data["form"]["field"]]
    assert not found.questions
    assert not found.to_check


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


CHANGES = [
    (KeyPlace("", "title"), '“新”标题"与\\反斜杠'),
    (KeyPlace("", "closes_on"), date(2027, 6, 1)),
    (KeyPlace("", "closes_on"), datetime.fromisoformat("2027-06-01T12:00:00")),
    (KeyPlace("", "mailbox"), "a@b.example"),
    (KeyPlace("", "mailbox"), ["a@b.example", "c@b.example"]),
    (KeyPlace("", "opens_on"), date(2027, 4, 1)),
    (KeyPlace("", "opens_on"), None),
    (KeyPlace("", "number_prefix"), None),
    (KeyPlace("contact", "office"), "示例办公室"),
    (KeyPlace("contact", "phone"), None),
    (KeyPlace("naming", "subject"), "{case_title}（{applicant}）"),
    (KeyPlace("naming", "subject"), None),
    (KeyPlace("naming", "file"), "{applicant}_\x7f"),
    (KeyPlace("naming.parts", "region"), "地区"),
]


@pytest.mark.parametrize(("place", "value"), CHANGES, ids=str)
def test_one_value_is_set_and_nothing_else_changed(place, value):
    edited = set_value(DRAFT, place, value)
    before, after = tomllib.loads(DRAFT), tomllib.loads(edited)
    table = after
    for name in place.table.split(".") if place.table else ():
        table = table.get(name, {})
    assert table.get(place.key) == value
    # Set back, the file says what it said.
    for data in (before, after):
        _drop(data, place)
    assert before == after
    assert "# 依据：申报表盖章PDF版" in edited
    assert "“单位+案例名称”" in edited


def _drop(data, place):
    table = data
    for name in place.table.split(".") if place.table else ():
        table = table.setdefault(name, {})
    table.pop(place.key, None)


def test_what_a_person_set_is_to_be_checked_no_more():
    text = set_value(DRAFT, KeyPlace("", "mailbox"), "a@b.example")
    text = set_value(text, KeyPlace("naming", "subject"), "{applicant}")
    assert [
        one.key for part in entries_of(text).sections for one in part.entries if one.to_check
    ] == ["id"]
    assert "# mailbox" not in text
    line = next(one.line for one in entries_of(text).sections[0].entries if one.key == "id")
    assert entries_of(confirmed(text, line)).to_check == 0
    assert tomllib.loads(confirmed(text, line)) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title = ", KeyPlace("", "title")),
        ("title = 'a'\ntitle = 'b'\n", KeyPlace("", "title")),
        ("contact = 'a'\n", KeyPlace("contact", "office")),
        ("contact.office = 'a'\n", KeyPlace("contact", "office")),
        ("x = [\n[\ntitle = 1\n", KeyPlace("", "title")),
        ("title = '''\n[naming]\n", KeyPlace("naming", "subject")),
        ("[" * 5000, KeyPlace("", "title")),
    ],
)
def test_what_cannot_be_set_line_by_line_is_left_alone(text, place):
    with pytest.raises(NotSet):
        set_value(text, place, "x")


@pytest.mark.parametrize(
    "text",
    [
        "x = [\n" * 60_000,
        'x = """\n' * 60_000,
        "# 请核对\n# x = \n" * 30_000,
        "x = " + "[" * 300_000,
        "x = {" + "a." * 150_000,
        "# 请核对。" * 60_000,
        "[" * 300_000,
        "x = [\ny" * 60_000,
    ],
)
def test_a_page_of_any_text_is_made_in_bounded_time(text):
    begun = time.process_time()
    entries_of(text)
    assert time.process_time() - begun < 5
