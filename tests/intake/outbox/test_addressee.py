"""What leaves, and to whom: over the whole chain, what stands in the outbox."""

from dataclasses import replace

import pytest
from applicants import Desk, Mailing, all_files, scan
from dossiers import APPLICANT, IN_TIME, STEM, TITLE, campaign, dossier

from intake.config.settings import NoticeSettings
from intake.decisions.decide_application import Decision
from intake.outbox.addressee import NO_COMMON, answer_of
from intake.register import notices
from intake.register.applications.applications import Application
from intake.staff import asking
from intake.staff.acting import Actor
from parsers.facts.letter_facts import Address
from validators.model.dossier import Dossier, Submission
from validators.model.verdict import conclude

LIN, EVIL = "lin@yunling.example", "collector@evil.example"
FORM_ADDRESS = "zhou@beian.example"
FIRST = Mailing(files=all_files(email=FORM_ADDRESS))


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def later(reply_to: str = "", sender: str = LIN, **changes) -> Mailing:
    headers = {"Reply-To": reply_to} if reply_to else {}
    one = Mailing("补充 SCO2026-0001", sender, {"承诺书.pdf": scan(9)}, headers, 2)
    return replace(one, **changes)


def recipients(desk) -> list[tuple[str, str]]:
    return desk.rows("SELECT kind, recipient FROM notices ORDER BY id")


@pytest.mark.parametrize(
    ("mailing", "told"),
    [
        (later(), LIN),
        (later(EVIL), LIN),
        (later(f"{EVIL}, {LIN}"), LIN),
        (later(f"colleagues: {EVIL}, wu@yunling.example;"), LIN),
        (later("undisclosed-recipients:;"), LIN),
        (later(FORM_ADDRESS), FORM_ADDRESS),
        (later(sender=FORM_ADDRESS), FORM_ADDRESS),
        (later(EVIL, sender=FORM_ADDRESS), FORM_ADDRESS),
        (later(sender="wu@yunling.example"), "wu@yunling.example"),
        (later(EVIL, sender="wu@yunling.example"), "wu@yunling.example"),
        (later(EVIL, files=all_files(email=EVIL)), LIN),
        # A stranger hears that his letter came, and never at another's address.
        (later(LIN, sender="somebody@163.com"), "somebody@163.com"),
        (later(EVIL, sender="somebody@163.com"), "somebody@163.com"),
    ],
)
def test_a_later_letter_is_answered_where_the_application_is_known(desk, mailing, told):
    desk.take(FIRST)
    desk.take(mailing)
    assert [one for _, one in recipients(desk)] == [LIN, told]
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    elsewhere = desk.rows("SELECT detail FROM events WHERE what = 'reply-elsewhere'")
    asked = mailing.headers.get("Reply-To", "")
    assert bool(elsewhere) is (EVIL in asked or (told != LIN and LIN in asked))
    assert all(EVIL in detail or LIN in detail for (detail,) in elsewhere)


@pytest.mark.parametrize(
    ("reply_to", "kinds"),
    [
        ("wu@yunling.example", [("correction", "wu@yunling.example")]),
        (EVIL, [("correction", LIN), ("receipt", EVIL)]),
        ("lin@163.com", [("correction", LIN), ("receipt", "lin@163.com")]),
        (f"{EVIL}, b@evil.example", [("correction", LIN), ("receipt", EVIL)]),
    ],
)
def test_a_first_letter_tells_another_house_nothing(desk, reply_to, kinds):
    desk.take(replace(FIRST, headers={"Reply-To": reply_to}))
    assert recipients(desk) == kinds
    for row in notices.listing(desk.db)[1:]:
        everything = f"{row.subject}{row.text}{row.html}{row.in_reply_to}{row.references}"
        told = (APPLICANT, TITLE, "SCO2026-", "补正", "承诺书", LIN, FIRST.subject, "@yunling")
        assert [word for word in told if word in everything] == []
        assert "【已收到来件】" in row.subject


def test_what_was_followed_at_first_is_followed_later(desk):
    desk.take(replace(FIRST, headers={"Reply-To": "wu@yunling.example"}))
    desk.take(later("wu@yunling.example"))
    desk.take(later(number=3))
    assert [one for _, one in recipients(desk)] == ["wu@yunling.example", "wu@yunling.example", LIN]


def test_a_first_letter_makes_no_foreign_house_known(desk):
    desk.take(replace(FIRST, headers={"Reply-To": EVIL}))
    desk.take(later(sender="another@evil.example"))
    found = desk.rows("SELECT place FROM findings WHERE code = 'sender-unconfirmed'")
    assert found == [("another@evil.example",)]


@pytest.mark.parametrize(
    "limits",
    [
        NoticeSettings(mode="hold"),
        NoticeSettings(mode="off"),
        NoticeSettings(hold_kinds=("receipt",)),
        NoticeSettings(hold_kinds=("correction",)),
        NoticeSettings(per_sender_per_day=1),
    ],
)
def test_another_house_hears_nothing_where_answers_wait(desk, limits):
    desk.office = replace(desk.office, notices=limits)
    desk.take(replace(FIRST, headers={"Reply-To": EVIL}))
    assert EVIL not in [one for _, one in recipients(desk)]


def test_another_house_hears_of_one_letter_a_day(desk):
    for number in range(3):
        desk.take(Mailing(f"{STEM}{number}", headers={"Reply-To": EVIL}, number=number))
    assert [one for _, one in recipients(desk)].count(EVIL) == 1


def test_in_a_rush_too(desk):
    desk.office = replace(
        desk.office, notices=NoticeSettings(receipts_from=1, budget_per_hour=1000)
    )
    desk.take(replace(FIRST, headers={"Reply-To": EVIL}), rush=True)
    desk.take(later(EVIL), rush=True)
    assert recipients(desk) == [
        ("receipt", EVIL), ("correction", LIN), ("receipt", LIN), ("correction", LIN),
    ]  # fmt: skip
    assert STEM not in notices.listing(desk.db)[0].subject


def test_what_staff_cause_goes_to_a_known_address(desk):
    desk.take(FIRST)
    desk.take(later(EVIL, sender="wu@yunling.example"))
    asking.ask(desk.office, "SCO2026-0001", Actor("周"), "请补充说明")
    assert recipients(desk)[-1] == ("correction", "wu@yunling.example")


LETTER = dossier().newest.letter


def known_as(*senders: str, opens: bool = False, stranger: bool = False) -> Decision:
    """A decision on an application whose earlier letters came from these senders."""
    letters = [replace(LETTER, sender=Address(sender)) for sender in (*senders, "now@x.example")]
    submissions = tuple(
        Submission(letter, IN_TIME, (), confirmed=not (stranger and letter is letters[-1]))
        for letter in letters
    )
    whole = Dossier(campaign(), submissions)
    application: Application = None if opens else object()  # type: ignore[assignment]
    return Decision(application, submissions[-1], whole, conclude(()), None)


@pytest.mark.parametrize(
    ("sender", "reply_to", "decisions", "expected"),
    [
        (LIN, (), [known_as(opens=True), known_as(opens=True)], (LIN, "")),
        (LIN, (), [known_as(LIN), known_as(LIN)], (LIN, "")),
        (LIN, (), [known_as(LIN), known_as(opens=True)], (LIN, "")),
        (LIN, (EVIL,), [known_as(opens=True), known_as(LIN)], (LIN, "")),
        # What it brings for the first time goes where the other is known, not the other way round.
        (EVIL, (), [known_as(opens=True), known_as(LIN)], (LIN, "")),
        (EVIL, (), [known_as(LIN, stranger=True), known_as(opens=True)], (EVIL, "")),
        (LIN, (), [known_as(LIN), known_as("wu@beian.example")], (LIN, NO_COMMON)),
        (LIN, (), [known_as("a@163.com"), known_as("b@163.com")], ("a@163.com", NO_COMMON)),
        (LIN, (), [known_as("wu@yunling.example"), known_as(LIN)], (LIN, "")),
    ],
)
def test_one_answer_about_several_goes_where_each_is_known(
    desk, sender, reply_to, decisions, expected
):
    letter = replace(LETTER, sender=Address(sender), reply_to=reply_to)
    answer, why = answer_of(desk.office, letter, decisions)
    assert (answer.to, why) == expected
    assert answer.receipt == ""
