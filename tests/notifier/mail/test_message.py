from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from notifier.mail.head_check import demand_head
from notifier.mail.message import build_message
from notifier.mail.unsendable import Unaddressable
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice

SENT_AT = datetime(2026, 6, 10, 12, 0, tzinfo=timezone(timedelta(hours=8)))
NOTICE = Notice(
    kind=NoticeKind.CORRECTION,
    recipient="li@park.example",
    subject="补正通知：中国—上海合作组织绿色产业合作典型案例申报材料（SCO2026-0001）",
    text="您好：\n.请补正。\n",
    html="<p>您好：请补正。</p>",
    in_reply_to="<1@park.example>",
    references=("<0@park.example>", "<1@park.example>"),
)


def wire(notice: Notice = NOTICE, sender: str = "案例办公室 <cases@example.org>") -> bytes:
    message = build_message(notice, sender=sender, message_id="<n1@example.org>", sent_at=SENT_AT)
    demand_head(message.raw, message.head)
    return message.raw


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("From", "案例办公室 <cases@example.org>"),
        ("To", "li@park.example"),
        ("Subject", NOTICE.subject),
        ("Date", "Wed, 10 Jun 2026 12:00:00 +0800"),
        ("Message-ID", "<n1@example.org>"),
        ("In-Reply-To", "<1@park.example>"),
        ("References", "<0@park.example> <1@park.example>"),
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
    ],
)
def test_the_headers(header: str, value: str) -> None:
    assert parsed(wire())[header] == value


def test_text_and_html_stand_side_by_side() -> None:
    message = parsed(wire())
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert plain.get_content().replace("\r\n", "\n") == NOTICE.text
    assert html.get_content().strip() == NOTICE.html
    assert html.get_content_type() == "text/html"


def test_it_travels_in_ascii_lines_of_bearable_length() -> None:
    raw = wire()
    assert raw.isascii()
    assert all(len(line) <= 78 for line in raw.split(b"\r\n"))


def test_a_long_id_is_not_broken() -> None:
    long_id = f"<{'A' * 120}@apcprd06.prod.outlook.example>"
    raw = wire(replace(NOTICE, in_reply_to=long_id, references=(long_id, "<2@x>")))
    assert f"In-Reply-To: {long_id}\r\n".encode() in raw
    assert f"References: {long_id}\r\n <2@x>\r\n".encode() in raw


def test_the_answered_letter_ends_the_references() -> None:
    raw = wire(replace(NOTICE, in_reply_to="<9@x>", references=("<1@x>",)))
    assert parsed(raw)["References"] == "<1@x> <9@x>"


def test_a_long_thread_keeps_its_beginning_and_its_end() -> None:
    ids = tuple(f"<{number}@x>" for number in range(200))
    references = parsed(wire(replace(NOTICE, references=ids)))["References"].split()
    assert len(references) == 30
    assert (references[0], references[-2:]) == ("<0@x>", ["<199@x>", "<1@park.example>"])


@pytest.mark.parametrize("value", ["", "no id", "<a b@x>", "<日本@x>"])
def test_what_is_no_id_does_not_thread(value: str) -> None:
    message = parsed(wire(replace(NOTICE, in_reply_to=value, references=(value,))))
    assert message["In-Reply-To"] is None
    assert message["References"] is None


INJECTED = "x\r\nBcc: all@example.com\r\n\r\nbody"


@pytest.mark.parametrize(
    "notice",
    [
        replace(NOTICE, subject=INJECTED),
        replace(NOTICE, in_reply_to=f"<1@x>{INJECTED}"),
        replace(NOTICE, references=(f"<1@x>{INJECTED}",)),
        replace(NOTICE, subject="x\u2028Bcc: all@example.com"),
        replace(NOTICE, text=INJECTED),
    ],
    ids=["subject", "in-reply-to", "references", "line separator", "text"],
)
def test_no_header_is_smuggled_in(notice: Notice) -> None:
    message = parsed(wire(notice))
    assert message["Bcc"] is None
    assert message["To"] == "li@park.example"


@pytest.mark.parametrize(
    ("recipient", "address"),
    [
        ("li.wei+x@park.example", "li.wei+x@park.example"),
        ("li@绿园.example", "li@xn--fcs754g.example"),
    ],
)
def test_addresses_we_can_write_to(recipient: str, address: str) -> None:
    to = parsed(wire(replace(NOTICE, recipient=recipient)))["To"]
    assert to.addresses[0].addr_spec == address


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "li",
        "li@",
        "@park.example",
        "li@park..example",
        "li wei@park.example",
        "a@x.example, b@y.example",
        "li@park.example\r\nBcc: all@example.com",
    ],
)
def test_what_cannot_be_written_to_is_told(recipient: str) -> None:
    with pytest.raises(Unaddressable, match="不是可以投递的邮箱地址"):
        wire(replace(NOTICE, recipient=recipient))
