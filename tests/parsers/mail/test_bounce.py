"""Which letters tell that mail of ours did not arrive, and which mail."""

import time

import pytest

from parsers.facts.letter_facts import Bounce
from parsers.mail.letter import open_letter

OURS = "<0123456789abcdef0123456789abcdef@office.example>"


def report(action: str, status: str, returned: str, *, diagnostic: str = "") -> str:
    """RFC 3464, as Postfix, Exchange and Coremail write it."""
    return (
        "From: Mail Delivery System <MAILER-DAEMON@mx.example>\n"
        "Subject: Undelivered Mail Returned to Sender\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nI'm sorry.\n"
        "--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; li@park.example\nAction: {action}\nStatus: {status}\n{diagnostic}\n"
        f"--b\n{returned}\n--b--\n"
    )


HEADERS = f"Content-Type: text/rfc822-headers\n\nSubject: notice\nMessage-ID: {OURS}\n"
COPY = f"Content-Type: message/rfc822\n\nSubject: notice\nMessage-ID: {OURS}\n\nDear applicant\n"
QQ = (
    "From: PostMaster@qq.com\n"
    "Subject: =?utf-8?B?57O757uf6YCA5L+h?=/Systems bounce\n"
    "Content-Type: multipart/mixed; boundary=b\n\n"
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    "<p>很抱歉，您发送的邮件被对方 li@park.example 退回：收件人不存在。</p>\n"
    f"--b\n{COPY}\n--b--\n"
)
EXIM = (
    "From: Mail Delivery System <Mailer-Daemon@mx.example>\n"
    "Subject: Mail delivery failed: returning message to sender\n"
    "X-Failed-Recipients: li@park.example\n"
    "Content-Type: text/plain\n\n"
    "This message was created automatically by mail delivery software.\n\n"
    "  li@park.example\n    unrouteable address\n\n"
    f"------ This is a copy of the message's headers. ------\n\nMessage-Id: {OURS}\n"
)


@pytest.mark.parametrize(
    ("raw", "final", "reason"),
    [
        (report("failed", "5.1.1", HEADERS), True, "5.1.1"),
        (report("failed", "5.1.1", COPY), True, "5.1.1"),
        (
            report("failed", "5.2.2", HEADERS, diagnostic="Diagnostic-Code: smtp; 552\n mailbox full\n"),
            True, "smtp; 552 mailbox full",
        ),
        (report("delayed", "4.4.1", HEADERS), False, "4.4.1"),
        (QQ, True, "系统退信/Systems bounce"),
        (EXIM, True, "Mail delivery failed: returning message to sender"),
    ],
    ids=["headers returned", "a copy returned", "the server's words", "still tried", "QQ", "Exim"],
)  # fmt: skip
def test_mail_that_came_back(raw: str, final: bool, reason: str) -> None:
    bounce = open_letter(raw.encode()).letter.bounce
    assert bounce is not None
    assert (OURS in bounce.about, bounce.final, bounce.reason) == (True, final, reason)


FORWARDED = (
    "From: li@park.example\nSubject: postmaster says undeliverable?\n"
    "Content-Type: multipart/mixed; boundary=c\n\n--c\n\nplease see\n"
    "--c\nContent-Type: message/rfc822\n\n" + report("failed", "5.1.1", HEADERS) + "\n--c--\n"
)


@pytest.mark.parametrize(
    "raw",
    [
        FORWARDED,
        (
            f"From: li@park.example\nSubject: 自动回复：外出\nAuto-Submitted: auto-replied\n"
            f"In-Reply-To: {OURS}\n\n我在外出差。\n"
        ),
        f"From: li@park.example\nSubject: Re: 补正通知\nIn-Reply-To: {OURS}\n\n已补正，见附件。\n",
        "From: li@park.example\nSubject: 关于退信的说明\n\n您的通知被我方服务器退信，请重发。\n",
        "From: postmaster@park.example\nSubject: 申报材料\n\n我们用这个邮箱报送。\n",
        (
            "From: li@park.example\nSubject: Read: notice\n"
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
            "--b\nContent-Type: text/plain\n\nread\n--b\nContent-Type: message/disposition-notification\n\n"
            f"Final-Recipient: rfc822; li@park.example\nOriginal-Message-ID: {OURS}\n"
            "Disposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n"
        ),
    ],
    ids=[
        "a bounce forwarded",
        "out of office",
        "an answer",
        "a person on bounces",
        "a postmaster who applies",
        "read",
    ],
)
def test_what_is_no_word_about_delivery(raw: str) -> None:
    assert open_letter(raw.encode()).letter.bounce is None


@pytest.mark.parametrize(
    "broken",
    [
        report("failed", "", ""), report("", "", HEADERS), report("failed", "5.1.1", "")[:300],
        ("From: MAILER-DAEMON@x\nSubject: Undeliverable\nContent-Type: multipart/report;"
        " report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
        "Final-Recipient: rfc822;\nAction: failed\n\n\xff\x00\n--b--\n"),
    ],
)  # fmt: skip
def test_a_broken_report_is_a_bounce_of_unknown_mail(broken: str) -> None:
    bounce = open_letter(broken.encode("latin-1")).letter.bounce
    assert isinstance(bounce, Bounce)


def test_what_chokes_the_library_is_not_told_to_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    raw = report("failed", "5.1.1", HEADERS).encode().replace(b"From: Mail", b"From: \xff\xfe Mail")
    assert open_letter(raw).letter.bounce is not None
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "run", [",", ", ", "1,", ",a@", "<", "<a@b> ", " ", "\n", "a", "@", "=2C", "("]
)
@pytest.mark.parametrize("encoding", ["7bit", "base64", "quoted-printable"])
def test_words_of_a_server_of_any_length_take_no_long(run: str, encoding: str) -> None:
    """One of the library's readers takes minutes on a line of commas."""
    head = EXIM.replace("Content-Type: text/plain", f"Content-Transfer-Encoding: {encoding}")
    raw = head + run * (300_000 // len(run))
    began = time.thread_time()
    bounce = open_letter(raw.encode()).letter.bounce
    assert time.thread_time() - began < 2
    assert bounce is not None
    assert bounce.final


def test_what_a_server_says_in_its_first_lines_is_heard_before_a_long_one() -> None:
    long = "The copy: " + ",a@b" * 20_000 + "\n"
    delayed = report("delayed", "4.4.1", HEADERS).replace("I'm sorry.\n", f"I'm sorry.\n{long}")
    bounce = open_letter(delayed.encode()).letter.bounce
    assert bounce is not None
    assert (bounce.final, bounce.about) == (False, (OURS,))
