"""A call without any form: the letter's own lines are judged, registered, mended by later letters."""

import json
from dataclasses import replace

import pytest
from applicants import Desk, Mailing, form
from dossiers import APPLICANT, CAMPAIGNS, TITLE, campaign

from validators.call_files.parse_campaign import parse_campaign
from validators.rulebook import CODES

TEXT = """id = "photos"
title = "湖光山色摄影作品征集"
number_prefix = "P"
opens_on = 2026-06-01
closes_on = 2026-09-20
also = ["en"]
[contact]
office = "湖区管理处"
[naming]
subject = "湖光山色+{author}"
[[material]]
id = "works"
title = "摄影作品"
formats = ["image"]
required = false
rest = true
[form]
source = "body"
[[form.field]]
key = "author"
label = "姓名"
[[form.field]]
key = "applicant"
label = "单位"
[[form.field]]
key = "case_title"
label = "作品名称"
[[form.field]]
key = "phone"
label = "联系电话"
kind = "phone"
"""
CALL = parse_campaign(TEXT, CODES)
LINES = "姓名：张三\n单位：示例大学\n作品名称：湖光\n联系电话：13800000000\n"


@pytest.fixture
def desk(tmp_path) -> Desk:
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, campaigns=(CALL, campaign()))
    return desk


def write(desk: Desk, text: str, number: int = 1, subject: str = "投稿", **more) -> str:
    headers = more.pop("headers", {})
    return desk.take(
        Mailing(subject=subject, text=text, number=number, headers=headers, **more)
    ).state


def known(desk: Desk) -> list[tuple]:
    rows = desk.rows("SELECT campaign, applicant, case_title, status, fields FROM applications")
    return [(*row[:4], json.loads(str(row[4]))) for row in rows]


def notice(desk: Desk) -> str:
    return str(desk.rows("SELECT text FROM notices ORDER BY id DESC LIMIT 1")[0][0])


def test_a_letter_that_says_all_is_complete_and_registered(desk):
    assert write(desk, f"老师您好：\n{LINES}此致\n敬礼") == "registered"
    ((call, applicant, title, status, fields),) = known(desk)
    assert (call, applicant, title, status) == ("photos", "示例大学", "湖光", "complete")
    assert fields["phone"] == "13800000000"


def test_exactly_what_is_missing_is_asked_for_where_it_belongs(desk):
    write(desk, "姓名：张三\n单位：示例大学\n作品名称：湖光\n")
    assert desk.rows("SELECT code, place FROM findings WHERE severity = 'correct'") == [
        ("field-missing", "phone")
    ]
    told = notice(desk)
    assert "邮件正文中的“联系电话”未填写" in told
    assert "请在回信正文中写明“联系电话”" in told
    assert "申报表" not in told
    assert "“姓名”未填写" not in told
    assert "“联系电话” is not filled in" in told


def test_a_wrong_line_is_told(desk):
    write(desk, LINES.replace("13800000000", "见名片"))
    assert ("field-invalid", "phone") in desk.rows("SELECT code, place FROM findings")


def test_a_later_letter_mends_one_line_and_keeps_the_rest(desk):
    write(desk, "姓名：张三\n单位：示例大学\n作品名称：湖光\n")
    (sent,) = desk.rows("SELECT message_id FROM notices")
    desk.send()
    reply = {"In-Reply-To": str(sent[0])}
    told = "联系电话：13800000000\n\n------ 原始邮件 ------\n作品名称：旧作"
    assert write(desk, told, 2, "Re: 补正", headers=reply) == "registered"
    ((_, applicant, title, status, fields),) = known(desk)
    assert (applicant, title, status) == ("示例大学", "湖光", "complete")
    assert fields["author"] == "张三"
    assert fields["phone"] == "13800000000"


def test_a_later_letter_with_all_lines_is_the_same_application(desk):
    write(desk, LINES)
    write(desk, LINES.replace("13800000000", "13900000000"), 2)
    ((*_, fields),) = known(desk)
    assert fields["phone"] == "13900000000"


def test_a_letter_whose_text_says_nothing_is_asked_for_every_line(desk):
    files = {"湖光.jpg": b"\xff\xd8\xff\xe0" + bytes(20_000)}
    assert write(desk, "请查收。", subject="湖光山色+张三", files=files) == "registered"
    missing = desk.rows("SELECT place FROM findings WHERE code = 'field-missing' ORDER BY place")
    assert missing == [("applicant",), ("author",), ("case_title",), ("phone",)]


@pytest.mark.parametrize(
    "text",
    ["请问姓名和单位写在哪里？", "您好，作品名称可以是英文吗？", f"转发通知\n> {LINES}"],
    ids=["asks", "asks-a-label", "quoted-only"],
)
def test_what_fills_in_nothing_is_a_question(desk, text):
    assert write(desk, text) == "question"


def test_the_form_of_another_call_still_means_that_call(desk):
    files = {"申报表.docx": form()}
    write(desk, "您好，材料见附件。\n联系电话：010-12345678", files=files)
    assert [row[:3] for row in known(desk)] == [("sco-2026", APPLICANT, TITLE)]


def test_a_form_file_counts_before_the_letter_and_the_difference_is_told(tmp_path):
    text = (
        (CAMPAIGNS / "sco-2026.toml")
        .read_text("utf-8")
        .replace("[form]", '[form]\nsource = "body"', 1)
    )
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, campaigns=(parse_campaign(text, CODES),))
    files = {"申报表.docx": form()}
    write(desk, f"申报单位：{APPLICANT}\n案例名称：另一个名称\n联系人：林见青", files=files)
    ((_, applicant, title, *_),) = known(desk)
    assert (applicant, title) == (APPLICANT, TITLE)
    assert desk.rows("SELECT place, severity FROM findings WHERE code = 'body-differs'") == [
        ("case_title", "note")
    ]
