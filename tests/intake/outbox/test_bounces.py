"""A notice that came back is failed, its address muted; an answer that may be forged is held."""

import pytest
from applicants import Desk, Mailing, all_files
from dossiers import STEM
from rounds import NOON

from intake.register import notices

FULL = Mailing(files=all_files())
LATER = Mailing(files=all_files(case_title="另一个案例"), subject="补充", number=2)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def bounce(about: str, action: str = "failed", number: int = 90) -> Mailing:
    class Returned(Mailing):
        def raw(self) -> bytes:
            return (
                f"From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nMessage-ID: <{self.number}@mx>\n"
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
                "Final-Recipient: rfc822; lin@yunling.example\n"
                f"Action: {action}\nStatus: 5.1.1\n\n"
                f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {about}\n\n--b--\n"
            ).encode()

    return Returned(number=number)


def send_all(desk) -> str:
    """Every due notice leaves; the Message-ID of the last one."""
    for row in notices.due(desk.office.db, NOON.replace(year=2099)):
        notices.mark_unknown(desk.office.db, row.id, NOON)
        notices.mark_sent(desk.office.db, row.id, NOON)
    return notices.listing(desk.office.db)[-1].message_id


def states(desk) -> list[tuple[str, str]]:
    return desk.rows("SELECT state, last_error FROM notices ORDER BY id")


def test_a_notice_that_came_back_is_failed_and_tells_why(desk):
    desk.take(FULL)
    mail = desk.take(bounce(send_all(desk)))
    assert (mail.state, "lin@yunling.example" in mail.reason) == ("ignored", True)
    assert states(desk) == [("failed", "退信：5.1.1")]
    assert desk.rows("SELECT what FROM events WHERE what = 'letter-ignored'") != []


def test_its_address_hears_nothing_more_until_somebody_says_so(desk):
    desk.take(FULL)
    desk.take(bounce(send_all(desk)))
    desk.take(LATER)
    assert states(desk)[1] == ("held", "发往该地址的通知曾被退回")
    first = notices.listing(desk.office.db)[0]
    notices.release(desk.office.db, [first.id], NOON)
    desk.take(Mailing(files=all_files(case_title="第三个"), subject="再补", number=3))
    assert [state for state, _ in states(desk)] == ["due", "held", "due"]


@pytest.mark.parametrize("action", ["delayed", "relayed", "expanded"])
def test_a_server_that_still_tries_changes_nothing(desk, action):
    desk.take(FULL)
    assert desk.take(bounce(send_all(desk), action)).state == "ignored"
    assert states(desk) == [("sent", "")]


def test_a_stranger_cannot_mute_an_applicant(desk):
    desk.take(FULL)
    send_all(desk)
    mail = desk.take(bounce("<guess@office.example>"))
    assert (mail.state, "未能对应" in mail.reason) == ("ignored", True)
    assert states(desk) == [("sent", "")]


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("mx.office.example; spf=fail; dkim=none; dmarc=fail", "held"),
        ("mx.office.example; spf=pass; dkim=pass; dmarc=pass", "due"),
        ("mx.evil.example; dmarc=fail", "due"),
    ],
)
def test_the_answer_to_a_sender_who_may_be_forged_waits(desk, result, state):
    desk.office.authserv_ids["main"] = "mx.office.example"
    desk.take(Mailing(subject=STEM, files=all_files(), headers={"Authentication-Results": result}))
    assert [one for one, _ in states(desk)] == [state]
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
