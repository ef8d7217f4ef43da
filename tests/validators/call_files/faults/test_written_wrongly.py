"""What a clerk's keyboard and editor do to a campaign file is told: its line, and how it should be."""

from datetime import UTC, datetime

import pytest

from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.file_text import file_text
from validators.call_files.faults.find_faults import find_faults
from validators.call_files.faults.typed_dates import typed_date
from validators.rulebook import CODES

NOW = datetime(2027, 2, 1, tzinfo=UTC)
TEXT = """id = "green-2027"
title = "绿色案例征集"
number_prefix = "G2027"
opens_on = 2027-01-01
closes_on = 2027-06-26T17:00:00
keep_days = 365

[contact]
office = "某某中心"

[naming]
pattern = "{applicant}-{case_title}-案例申报"

[[material]]
id = "form"
title = "申报表"
names = ["申报表"]
form = true

[[material]]
id = "pledge"
title = "承诺书"
names = ["承诺书"]
formats = ["pdf"]
stamp = "required"

[form]
[[form.field]]
key = "applicant"
label = "申报单位"

[[form.field]]
key = "case_title"
label = "案例名称"
"""
CLOSES, KEEP, TITLE = "2027-06-26T17:00:00", "keep_days = 365", 'title = "绿色案例征集"'
PLEDGE, CONTACT, STAMP = 'names = ["承诺书"]', "[contact]", 'stamp = "required"'


def sure(text: str) -> list[FileFault]:
    return [one for one in find_faults(text, CODES, NOW) if one.sure]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\ufeff" + TEXT,
        TEXT.replace("office =", "\toffice\t=\t"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("绿色案例征集", "“绿色”＝案例，征集　（第二届）"),
        TEXT.replace(KEEP, "keep_days = 365  # 保留１年，“一年”＝365 天"),
    ],
    ids=["plain", "mark", "tabs", "windows", "wide-signs-in-text", "wide-signs-in-comment"],
)
def test_what_editors_add_and_texts_hold_is_no_fault(text):
    assert sure(text) == []


# What stands there, what is typed instead, and what the cure shows to write.
TYPED = [
    (TITLE, "title = “绿色案例征集”", TITLE),
    (TITLE, "title = 「绿色案例征集」", TITLE),
    (TITLE, 'title = "绿色案例征集”', TITLE),
    (TITLE, "title ＝ 绿色案例征集", TITLE),
    (TITLE, "title = 绿色案例征集", TITLE),
    (TITLE, 'title："绿色案例征集"', TITLE),
    (TITLE, "title: 绿色案例征集", TITLE),
    (TITLE, 'title = "绿色"案例"征集"', TITLE),
    (TITLE, 'title = "绿色案例征集"；', TITLE),
    (TITLE, 'title = "绿色\x08案例征集"', TITLE),
    (TITLE, 'title = "D:\\资料\\x"', "D:/资料/x"),
    (TITLE, 'title = "绿色', "一行里"),
    (TITLE, '标题 = "绿色案例征集"', TITLE),
    (KEEP, "keep_days ＝ 365", KEEP),
    (KEEP, "keep_days = ３６５", KEEP),
    (KEEP, "keep_days\u00a0= 365", KEEP),
    (KEEP, "keep_days\u3000=\u3000365", KEEP),
    (KEEP, "keep days = 365", KEEP),
    (KEEP, "keep_days 365", KEEP),
    (KEEP, "keep_days =", KEEP),
    (KEEP, "keep_days = 365，", KEEP),
    (KEEP, "keep_days = 365。", KEEP),
    (KEEP, "keep_days = 365 ＃保留一年", "keep_days = 365  # 保留一年"),
    (KEEP, "keep_days = 365\nkeep_days = 30", "写了两次"),
    (KEEP, "截止时间 = 2027-06-26", "closes_on = 2027-06-26"),
    (KEEP, "公告由办公室拟定", "行首加 #"),
    (CLOSES, "2026年12月1日", "closes_on = 2026-12-01"),
    (CLOSES, '"2027年12月1日"', "closes_on = 2027-12-01"),
    (CLOSES, "2027年12月1日17时30分", "closes_on = 2027-12-01T17:30:00"),
    (CLOSES, "2027年12月1日 下午5:00", "closes_on = 2027-12-01T17:00:00"),
    (CLOSES, "2027/12/1", "closes_on = 2027-12-01"),
    (CLOSES, "2027.12.1", "closes_on = 2027-12-01"),
    (CLOSES, "2027-12-1", "closes_on = 2027-12-01"),
    (CLOSES, "２０２７－１２－０１", "closes_on = 2027-12-01"),
    (CLOSES, "2027-12-01 17:00", "closes_on = 2027-12-01T17:00:00"),
    (CLOSES, "2027-12-01T24:00:00", "closes_on = 2027-12-01"),
    (CLOSES, "2027-02-30", "没有“2027-02-30”"),
    (PLEDGE, 'names = ["承诺书"，"附件2"]', 'names = ["承诺书","附件2"]'),
    (PLEDGE, 'names = 【"承诺书"】', PLEDGE),
    (PLEDGE, 'names = ["承诺书"', "补上 ]"),
    (PLEDGE, 'names = ["承诺书"]\nmax_bytes = 20MB', "max_bytes = 20971520"),
    (STAMP, 'wording = """\n本单位承诺', '"""'),
    ("form = true", "form = True", "form = true"),
    ("form = true", "form = 是", "form = true"),
    ('label = "案例名称"', '名称 = "案例名称"', 'label = "案例名称"'),
    ("[[material]]", "[[material]", "[[material]]"),
    ("[[material]]", "［［material］］", "[[material]]"),
    ("[[material]]", "【材料】", "[[material]]"),
    ("[[material]]", "[material]", "[[material]]"),
    ("[[form.field]]", "[form.field]", "[[form.field]]"),
    (CONTACT, "[联系方式]", CONTACT),
    (CONTACT, "[“contact”]", CONTACT),
    (CONTACT, "  [contact", CONTACT),
    (CONTACT, '[contact]\noffice = "乙"\n[contact]', "写了两次"),
]


@pytest.mark.parametrize(("old", "new", "shown"), TYPED, ids=[new for _, new, _ in TYPED])
def test_what_is_typed_wrongly_is_shown_as_it_should_be(old, new, shown):
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    first = sure(text)[0]
    begin = text[: text.index(new)].count("\n") + 1
    assert first.line is not None
    assert begin <= first.line <= begin + new.count("\n")
    assert shown in first.cure
    assert "TOMLDecodeError" not in first.message + first.cure


MISPLACED = [
    (TEXT + "\ncorrection_days = 5\n", "correction_days", "第一个方括号段之前"),
    (TEXT.replace("[[form.field]]", "[[field]]"), "field", "[[form.field]]"),
    (TEXT.replace(KEEP, 'office = "甲"'), "office", "[contact]"),
    (TEXT.replace("[[material]]", "[[materials]]"), "materials", "material"),
    (TEXT.replace(KEEP, 'label = "甲"'), "label", "[[form.field]]"),
]


@pytest.mark.parametrize(("text", "key", "told"), MISPLACED)
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(text, key, told):
    fault = next(one for one in sure(text) if one.key.endswith(key))
    assert fault.line
    assert told in fault.cure


def test_every_wrong_line_is_told_at_once():
    text = TEXT.replace(TITLE, "title = “甲”").replace(KEEP, "keep_days ＝ 365")
    text = text.replace(CLOSES, "2027年6月26日").replace("form = true", "form = 是")
    found = sure(text)
    assert [one.line for one in found] == [2, 5, 6, 18]


def test_prose_and_noise_end_soon():
    found = sure("关于征集案例的通知\n" * 5000)
    assert 1 <= len(found) <= 20


@pytest.mark.parametrize(
    ("raw", "line", "told"),
    [
        (TEXT.encode("gbk"), 2, "UTF-8"),
        (TEXT.encode("gb18030"), 2, "GBK"),
        (TEXT.encode("utf-16"), 1, "UTF-16"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), 1, "learn"),
        (b"%PDF-1.7\n%\xe2\xe3", 1, "learn"),
        (b'id = "x"\n\n\xff\xff', 3, "UTF-8"),
    ],
    ids=["gbk", "gb18030", "utf-16", "docx", "pdf", "noise"],
)
def test_what_is_no_utf8_text_is_told_with_what_to_do(raw, line, told):
    fault = file_text(raw)
    assert isinstance(fault, FileFault)
    assert fault.line == line
    assert told in fault.message + fault.cure


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_any_ends_of_lines_will_do(end):
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", end).encode()
    assert file_text(raw) == TEXT


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026年12月1日", "2026-12-01"),
        ("2026 年 12 月 1 日", "2026-12-01"),
        ("2026年12月1号24时", "2026-12-01"),
        ("2026年12月1日24:00", "2026-12-01"),
        ("2026年12月1日8点05分", "2026-12-01T08:05:00"),
        ("2026年13月1日", ""),
        ("12月1日", None),
        ("十二月一日", None),
    ],
)
def test_dates_as_clerks_type_them(text, date):
    assert typed_date(text) == date
