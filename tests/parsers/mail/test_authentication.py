# ruff: noqa: E501  headers as they are written
"""Authentication-Results as receiving servers write them, and what they mean for us."""

import pytest

from parsers.mail.letter import open_letter
from validators.senders.authenticity import failed_checks

US = "mx.office.example"
QQ_NONE = "mx.qq.com; spf=none smtp.mailfrom=<li@park.example>; dkim=none; dmarc=none(permerror) header.from=park.example"
COREMAIL = (
    "mx19; spf=pass smtp.mail=0101016ffeb6\r\n\t3bb7-000000@bounce.park.example; dkim=\r\n\tpass"
    " header.i=@park.example"
)
EXCHANGE = (
    f"{US}; spf=pass (sender IP is 192.0.2.4) smtp.mailfrom=a.example; dkim=none (message not signed)"
    " header.d=none;dmarc=fail action=oreject header.from=park.example;compauth=fail reason=000"
)
GMAIL = (
    f"{US}; dkim=pass header.i=@park.example header.s=k1 header.b=aB3+/x=; spf=pass ({US}: domain of"
    " li@park.example designates 192.0.2.4 as permitted sender) smtp.mailfrom=li@park.example;"
    " dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=park.example; dara=pass"
)


def letter(*results: str, sender: str = "li@park.example", above: str = ""):
    head = "".join(f"Authentication-Results: {one}\n" for one in results)
    return open_letter(f"{above}{head}From: {sender}\nSubject: x\n\nhello\n".encode()).letter


@pytest.mark.parametrize(
    ("value", "checks"),
    [
        (f"{US}; spf=pass smtp.mailfrom=park.example", [("spf", "pass", "park.example")]),
        (f"{US} 1;\n spf=fail (not ours; really)\n smtp.mailfrom=a@b.example;\n dkim=none",
         [("spf", "fail", "b.example"), ("dkim", "none", "")]),
        ((f"{US}; dkim=pass header.d=park.example; dkim=fail header.d=x.example; dmarc=pass (p=REJECT)"
         " header.from=park.example"),
         [("dkim", "pass", "park.example"), ("dkim", "fail", "x.example"), ("dmarc", "pass", "park.example")]),
        (QQ_NONE, [("spf", "none", "park.example"), ("dkim", "none", ""), ("dmarc", "none", "park.example")]),
        (COREMAIL, [("spf", "pass", "bounce.park.example"), ("dkim", "pass", "park.example")]),
        (EXCHANGE, [("spf", "pass", "a.example"), ("dkim", "none", ""), ("dmarc", "fail", "park.example")]),
        (GMAIL, [("dkim", "pass", "park.example"), ("spf", "pass", "park.example"), ("dmarc", "pass", "park.example")]),
        ("spf=pass smtp.mailfrom=a.example; dkim=none", [("spf", "pass", "a.example"), ("dkim", "none", "")]),
        (f'"{US}" ; DKIM = Pass Header.D=Park.Example. ; SPF/1=SoftFail SMTP.Helo=m.a.example',
         [("dkim", "pass", "park.example"), ("spf", "softfail", "m.a.example")]),
        (f'{US}; spf=pass smtp.mailfrom="a; dmarc=pass b"@a.example; dmarc=fail',
         [("spf", "pass", "a.example"), ("dmarc", "fail", "")]),
        (f"{US}; dkim=pass (1024-bit key; (nested; comment)) header.i=li@park.example",
         [("dkim", "pass", "park.example")]),
        (f"{US}; spf=pass smtp.mailfrom=<>; dkim=none", [("spf", "pass", ""), ("dkim", "none", "")]),
        (f'{US}; spf=fail (of "x("@a.example) ; dmarc=fail', [("spf", "fail", ""), ("dmarc", "fail", "")]),
        (f"{US}; none", []),
        (f"{US}; auth=pass smtp.auth=li", []),
        (f"{US}; arc=pass; iprev=pass; x-spf=pass", []),
        ("", []),
        ("; ; ;=", []),
        (f"{US}; spf=", []),
        ("(" * 3000, []),
    ],
)  # fmt: skip
def test_results_are_read(value: str, checks: list[tuple[str, str, str]]) -> None:
    assert [(c.method, c.result, c.domain) for c in letter(value).sender_checks] == checks


OWN = "smtp.mailfrom=li@park.example"
HIS = "smtp.mailfrom=x@a.example"


@pytest.mark.parametrize(
    ("results", "wrong"),
    [
        ([], ""),
        ([f"{US}; spf=pass; dkim=pass; dmarc=pass"], ""),
        ([f"{US}; spf=fail; dkim=pass; dmarc=fail"], "spf=fail, dmarc=fail"),
        ([f"{US}; spf=fail; dkim=none"], "spf=fail"),
        ([f"{US}; dkim=fail"], "dkim=fail"),
        ([f"{US}; spf=fail; dkim=pass header.d=park.example"], ""),
        ([f"{US}; spf=pass {OWN}; dkim=fail"], ""),
        ([f"{US}; spf=fail; dkim=fail; dmarc=pass"], ""),
        ([f"{US}; spf=softfail {OWN}; dkim=none"], "spf=softfail"),
        ([f"{US}; spf=softfail {OWN}; dkim=pass header.i=@mail.park.example"], ""),
        ([f"{US}; spf=neutral; dkim=none; dmarc=none"], ""),
        ([f"{US}; spf=none; dkim=none; dmarc=none"], ""),
        ([f"{US}; spf=permerror; dkim=temperror; dmarc=permerror"], ""),
        ([f"{US}; spf=temperror; dmarc=temperror"], ""),
        ([QQ_NONE.replace("mx.qq.com", US)], ""),
        ([COREMAIL.replace("mx19", US)], ""),
        ([GMAIL], ""),
        ([EXCHANGE], "dmarc=fail"),
        # Passed for a domain of his own.
        ([f"{US}; spf=pass {HIS}"], "spf=pass (a.example)"),
        ([f"{US}; spf=pass {HIS}; dkim=pass header.d=a.example; dmarc=none"],
         "spf=pass (a.example), dkim=pass (a.example)"),
        ([f"{US}; spf=none; dkim=pass header.i=@a.example"], "dkim=pass (a.example)"),
        ([f"{US}; spf=pass {HIS}; dkim=pass header.d=park.example"], ""),
        ([f"{US}; dkim=pass header.d=a.example; dkim=pass header.d=park.example"], ""),
        ([f"{US}; dmarc=pass header.from=a.example"], "dmarc=pass (a.example)"),
        ([f"{US}; spf=pass smtp.mailfrom=park.example.a.example"], "spf=pass (park.example.a.example)"),
        ([f"{US}; spf=pass smtp.mailfrom=notpark.example"], "spf=pass (notpark.example)"),
        ([f"{US}; spf=pass smtp.mailfrom=news.park.example"], ""),
        # Whose word counts.
        (["mx.elsewhere.example; spf=fail"], ""),
        (["mx.elsewhere.example; dmarc=pass", f"{US}; dmarc=fail"], "dmarc=fail"),
        ([f"{US}; spf=fail", f"{US}; spf=pass {OWN}"], "spf=fail"),
        ([f"{US}; spf=pass {OWN}", f"{US}; spf=fail"], ""),
        ([f"{US}; spf=fail", f"{US}; dkim=none", f"{US}; dmarc=none"], "spf=fail"),
        ([f"{US}; dmarc=fail", f"{US}; dmarc=pass", f"{US}; dkim=pass header.d=park.example"], "dmarc=fail"),
        ([f"{US.upper()}; spf=fail"], "spf=fail"),
        ([f"{US}.a.example; dmarc=pass", f"{US}; spf=fail"], "spf=fail"),
        # What the sender put into his envelope closes a comment and says that he passed.
        ([f'{US}; spf=fail (of "x) ; dmarc=pass ; spf=pass ("@a.example) {HIS}; dmarc=fail'],
         "spf=fail, dmarc=fail"),
    ],
)  # fmt: skip
def test_who_fails(results: list[str], wrong: str) -> None:
    assert failed_checks(letter(*results), [US]) == wrong
    assert failed_checks(letter(*results), [""]) == ""
    assert failed_checks(letter(*results), []) == ""


BY_US = f"Received: from mail.a.example by {US}; Mon, 1 Jun 2026 10:00:00 +0800\n"
FORGED = f"{US}; dkim=pass header.d=park.example; dmarc=pass header.from=park.example"


@pytest.mark.parametrize(
    ("head", "wrong"),
    [
        # The server writes above its own Received:, or below it.
        (f"Authentication-Results: {US}; spf=fail\n{BY_US}Authentication-Results: {FORGED}\n", "spf=fail"),
        (f"{BY_US}Authentication-Results: {US}; dmarc=fail\n{BY_US}Authentication-Results: {FORGED}\n", "dmarc=fail"),
        (f"{BY_US}Authentication-Results: {US}; dkim=none\nAuthentication-Results: {US}; spf=fail\n", "spf=fail"),
        (f"ARC-Authentication-Results: i=1; {FORGED}\n{BY_US}Authentication-Results: {US}; spf=fail\n", "spf=fail"),
        (f"AUTHENTICATION-RESULTS: {US}; spf=fail\n{BY_US}", "spf=fail"),
        (f"X-Authentication-Results: {US}; spf=fail\n{BY_US}", ""),
    ],
)  # fmt: skip
def test_what_the_sender_wrote_below_counts_for_nothing(head: str, wrong: str) -> None:
    assert failed_checks(letter(above=head), [US]) == wrong


@pytest.mark.parametrize(
    ("sender", "wrong"),
    [
        ("li@park.example", ""),
        ("Li <li@sub.park.example>", ""),
        ('"li@park.example" <x@a.example>', "spf=pass (park.example)"),
        ("x@a.example, li@park.example", "spf=pass (park.example)"),
        ("li@park.example, x@a.example", ""),
    ],
)
def test_the_address_counts_and_not_the_name_beside_it(sender: str, wrong: str) -> None:
    assert failed_checks(letter(f"{US}; spf=pass {OWN}", sender=sender), [US]) == wrong


@pytest.mark.parametrize(
    ("name", "counts"), [("mx*", True), ("mx19", True), ("mx1", False), ("*", True)]
)
def test_a_server_of_many_names_is_named_by_a_pattern(name: str, counts: bool) -> None:
    assert bool(failed_checks(letter("mx19; dmarc=fail"), [name])) is counts
