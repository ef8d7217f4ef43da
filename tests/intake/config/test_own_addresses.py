"""Our own address is never answered and never taken in, in whatever spelling."""

import pytest
from applicants import Desk, Mailing, scan

from intake.config.own_addresses import is_own, own_addresses, own_domain
from intake.config.settings import Settings

SPELLINGS = [
    "cases@office.example",
    "cases@office.example.",
    "Cases@OFFICE.example",
    "CASES@Office.Example.",
    "cases+2026@office.example",
    "c.a.s.e.s@office.example",
    "<cases@office.example>",
    '"cases"@office.example',
    '"案例办公室" <cases@office.example>',
    "案例办公室 <cases@office.example.>",
    "cases@office.example (office)",
    "cases%office.example@office.example",
    "office: cases@office.example;",
    "cases@office.example, cases+b@office.example",
]
# What one server or another makes our address of; the second is of a mailbox of ours beside the first.
ROUNDABOUT = [
    '"c\\ases"@office.example',
    "ca\\ses@office.example",
    "cases(office)@office.example",
    "cases@office.example(office)",
    "cases@(here)office.example",
    "cases%40office.example",
    "cases%office.example@relay.example",
    "@relay.example:cases@office.example",
    "@a.example,@b.example:cases@office.example",
    "relay.example!cases@office.example",
    "office.example!cases",
    "relay.example!office.example!cases",
    "cases@[office.example]",
    "cases@@office.example",
    "cases@office.example;",
    "cases@office.example..",
    "cases @ office.example",
    "cases＠office.example",
    "ｃａｓｅｓ@ｏｆｆｉｃｅ.example",
    "cases@office。example",
    "cases\u200b@office.example",
    "mailto:cases@office.example",
    "Second+x@OFFICE.example.",
    "second%office.example@relay.example",
    "办公室@绿园.example",
    "办公室@XN--FCS754G.example.",
    "办公室+年@绿园。example",
]
OURS = frozenset({"cases@office.example", "second@office.example", "办公室@绿园.example"})
OTHERS = [
    "office.example@cases.example",
    "cases!x@other.example",
    "cases%other.example@relay.example",
    "relay.example!cases@other.example",
    "@office.example:cases@other.example",
    "cases=office.example@b.example",
    "(cases@office.example)lin@other.example",
    "cases",
    "office.example",
    "",
    "@",
    "!",
    "%",
    "cases!office.example",
]
LOOK_ALIKES = [
    "case@office.example",
    "cases@office.example.org",
    "cases@other.example",
    "office@cases.example",
    "xcases@office.example",
    "cases@mail.office.example",
]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.mark.parametrize("address", ROUNDABOUT)
def test_it_is_known_by_whatever_way_it_is_reached(address):
    assert is_own(address, OURS)


@pytest.mark.parametrize("address", OTHERS)
def test_what_only_names_it_is_somebody_else_s(address):
    assert not is_own(address, OURS)


@pytest.mark.parametrize("address", SPELLINGS)
def test_it_is_never_answered(desk, address):
    desk.take(Mailing(headers={"Reply-To": address}))
    written_to = {row[0] for row in desk.rows("SELECT recipient FROM notices")}
    assert not any(is_own(one, desk.office.addresses) for one in written_to)
    assert desk.rows("SELECT state FROM mails") == [("registered",)]


@pytest.mark.parametrize("address", ["cases@office.example", "Cases+x@office.example."])
def test_it_gets_no_receipt_in_a_rush(desk, address):
    mailing = Mailing(files={"承诺书.pdf": scan(1)}, headers={"Reply-To": address})
    desk.take(mailing, rush=True)
    assert desk.rows("SELECT recipient FROM notices") == [("lin@yunling.example",)] * 2


@pytest.mark.parametrize("address", SPELLINGS[:8])
def test_a_letter_from_it_is_no_application(desk, address):
    desk.take(Mailing(sender=address))
    assert desk.rows("SELECT state FROM mails") == [("ignored",)]
    assert desk.rows("SELECT count(*) FROM applications") == [(0,)]


@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_others_are_taken_and_answered(desk, address):
    desk.take(Mailing(sender=address))
    assert desk.rows("SELECT recipient FROM notices") == [(address,)]


def settings(sender: str, user: str = "", *, imap: str = "cases@office.example") -> Settings:
    server = {"host": "127.0.0.1", "port": 25, "security": "none"}
    return Settings.model_validate(
        {
            "smtp": server | {"user": user, "from": sender},
            "imap": [{"name": "main", "user": imap, **server}],
        }
    )


@pytest.mark.parametrize(
    ("given", "address", "domain"),
    [
        (settings("cases@office.example"), "cases@office.example", "office.example"),
        (settings("办公室 <Cases@Office.example>"), "cases@office.example.", "office.example"),
        (settings("", "cases@office.example"), "Cases+x@office.example", "office.example"),
        (settings("cases@绿园.example"), "cases@xn--fcs754g.example", "xn--fcs754g.example"),
        (settings("cases@xn--fcs754g.example"), "cases@绿园.example", "xn--fcs754g.example"),
        (settings("a@other.example"), "cases@office.example", "other.example"),
        (settings("a@b.example", "login@c.example"), "login@c.example", "b.example"),
        (settings("办公室@绿园.example"), "办公室@绿园.example", "xn--fcs754g.example"),
        (settings("nobody"), "by-hand@intake.invalid", "intake.invalid"),
    ],
)
def test_what_the_settings_say_is_ours(given, address, domain):
    assert is_own(address, own_addresses(given))
    assert own_domain(given) == domain


def test_a_login_that_is_no_address_is_nobodys():
    assert own_addresses(settings("a@b.example", "cases", imap="cases")) == {"a@b.example"}
