"""The situations that are no submissions: what programs write, and a person's question."""

from collections.abc import Iterator
from datetime import datetime

from sample_mail.make.expected import other
from sample_mail.make.letters import SHANGHAI, Outside, headers, plain
from sample_mail.make.situation import Situation


def others() -> Iterator[Situation]:
    yield _out_of_office()
    yield _bounce()
    yield _question()


def _out_of_office() -> Situation:
    outside = Outside(
        "out-of-office", "qinyue@xuetan.example", "秦越", "自动回复：征集活动补充说明",
        datetime(2026, 6, 9, 8, 31, 20, tzinfo=SHANGHAI),
        more=("Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"),
    )  # fmt: skip
    text = "您好，我6月8日至12日在外出差，来信将于返回后回复。急事请联系综合部。\n\n秦越\n"
    return _told(outside, "外出自动回复：不登记为申报，不答复。", plain(outside, text), "ignored")


def _question() -> Situation:
    outside = Outside(
        "question", "zhanghuai@pingyuan.example", "章槐", "咨询：联合申报如何盖章",
        datetime(2026, 6, 10, 15, 2, 46, tzinfo=SHANGHAI),
    )  # fmt: skip
    text = (
        "老师您好：\n\n我们计划与一家设计院联合申报典型案例，请问申报表是否需要两家单位都盖章？"
        "另外支撑材料中的视频文件较大，能否寄送光盘？盼复，谢谢！\n\n章槐\n"
    )
    return _told(
        outside,
        "有人来信咨询，没有附件：列给工作人员，程序不答复。",
        plain(outside, text),
        "question",
    )


def _bounce() -> Situation:
    outside = Outside(
        "bounce", "mailer-daemon@mx.nowhere.example", "Mail Delivery System",
        "Undelivered Mail Returned to Sender", datetime(2026, 6, 10, 10, 20, 3, tzinfo=SHANGHAI),
        more=("Return-Path: <>", "Auto-Submitted: auto-replied"),
    )  # fmt: skip
    body = (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b-report"\n\n'
        "--b-report\nContent-Type: text/plain; charset=us-ascii\n\n"
        "I'm sorry to have to inform you that your message could not be delivered.\n\n"
        "<old.address@nowhere.example>: Recipient address rejected: User unknown\n\n"
        "--b-report\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.nowhere.example\n\n"
        "Final-Recipient: rfc822; old.address@nowhere.example\nAction: failed\nStatus: 5.1.1\n\n"
        "--b-report\nContent-Type: text/rfc822-headers\n\n"
        "From: cases@office.example\nTo: old.address@nowhere.example\n"
        "Subject: =?utf-8?B?6YCa55+l?=\nMessage-ID: <n-1@office.example>\n\n--b-report--\n"
    )
    mail = b"\r\n".join(headers(outside)) + b"\r\n" + body.replace("\n", "\r\n").encode()
    return _told(outside, "退信（multipart/report）：不答复，以免循环。", mail, "ignored")


def _told(outside: Outside, why: str, mail: bytes, state: str) -> Situation:
    expected = other(outside.sender, outside.subject, outside.received, state)
    return Situation(outside.key, why, mail, expected)
