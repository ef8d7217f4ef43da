"""Authentication-Results as receiving servers write them, and what they mean for us."""

import pytest

from parsers.letter_facts import SenderCheck
from parsers.mail.letter import open_letter
from validators.authenticity import failed_checks

US = "mx.office.example"


def letter(*results: str):
    head = "".join(f"Authentication-Results: {one}\n" for one in results)
    return open_letter(f"From: li@park.example\nSubject: x\n{head}\nhello\n".encode()).letter


@pytest.mark.parametrize(
    ("value", "checks"),
    [
        (f"{US}; spf=pass smtp.mailfrom=park.example", [("spf", "pass")]),
        (f"{US} 1;\n spf=fail (not ours; really)\n smtp.mailfrom=a@b.example;\n dkim=none",
         [("spf", "fail"), ("dkim", "none")]),
        ((f"{US}; dkim=pass header.d=park.example; dkim=fail header.d=x.example; dmarc=pass (p=REJECT)"
         " header.from=park.example"), [("dkim", "pass"), ("dkim", "fail"), ("dmarc", "pass")]),
        (f"{US}; none", []),
        (f"{US}; auth=pass smtp.auth=li", []),
        ("", []),
        ("; ; ;=", []),
        (f"{US}; spf=", []),
        ("(" * 3000, []),
    ],
)  # fmt: skip
def test_results_are_read(value: str, checks: list[tuple[str, str]]) -> None:
    assert letter(value).sender_checks == tuple(SenderCheck(US, *check) for check in checks)


@pytest.mark.parametrize(
    ("results", "wrong"),
    [
        ([], ""),
        ([f"{US}; spf=pass; dkim=pass; dmarc=pass"], ""),
        ([f"{US}; spf=fail; dkim=pass; dmarc=fail"], "spf=fail, dmarc=fail"),
        ([f"{US}; spf=fail; dkim=none"], "spf=fail"),
        ([f"{US}; dkim=fail"], "dkim=fail"),
        ([f"{US}; spf=fail; dkim=pass"], ""),
        ([f"{US}; spf=pass; dkim=fail"], ""),
        ([f"{US}; spf=fail; dkim=fail; dmarc=pass"], ""),
        ([f"{US}; spf=softfail; dkim=none"], ""),
        ([f"{US}; spf=temperror; dmarc=temperror"], ""),
        (["mx.elsewhere.example; spf=fail"], ""),
        ([f"{US}; spf=fail", f"{US}; spf=pass"], "spf=fail"),
        ([f"{US}; spf=pass", f"{US}; spf=fail"], ""),
        ([f"{US}; spf=fail", f"{US}; dkim=none", f"{US}; dmarc=none"], "spf=fail"),
        ([f"{US.upper()}; spf=fail"], "spf=fail"),
    ],
)
def test_who_fails(results: list[str], wrong: str) -> None:
    assert failed_checks(letter(*results), US) == wrong
    assert failed_checks(letter(*results), "") == ""
