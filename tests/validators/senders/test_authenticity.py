"""What our own server's results say of a sender, given as values."""

from dataclasses import replace

import pytest
from dossiers import dossier

from parsers.facts.letter_facts import Address, SenderCheck
from validators.senders.authenticity import failed_checks

US, PARK = "mx.office.example", "park.example"


def failed(*checks: SenderCheck, ids: tuple[str, ...] = (US,), sender: str = f"li@{PARK}") -> str:
    written = dossier().newest.letter
    return failed_checks(replace(written, sender=Address(sender), sender_checks=checks), ids)


@pytest.mark.parametrize(
    ("result", "wrong"),
    [
        ("pass", ""),
        # Gmail and Exchange guess a record for domains that publish none.
        ("bestguesspass", ""),
        ("fail", "spf=fail"),
        ("softfail", "spf=softfail"),
        # What SPF's drafts called a failure; old gateways still do.
        ("hardfail", "spf=hardfail"),
        ("none", ""),
        ("neutral", ""),
        ("temperror", ""),
        ("permerror", ""),
    ],
)
def test_a_result_is_a_pass_a_failure_or_nothing(result: str, wrong: str) -> None:
    assert failed(SenderCheck(US, "spf", result, PARK)) == wrong


@pytest.mark.parametrize("result", ["pass", "bestguesspass"])
def test_a_pass_for_another_domain_is_named_with_it(result: str) -> None:
    check = SenderCheck(US, "spf", result, "evil.example")
    assert failed(check) == f"spf={result} (evil.example)"


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        (SenderCheck(US, "spf", "softfail", PARK), SenderCheck(US, "dkim", "pass", PARK), ""),
        (SenderCheck(US, "spf", "hardfail", PARK), SenderCheck(US, "dmarc", "pass", PARK), ""),
        (SenderCheck(US, "dkim", "pass", PARK), SenderCheck(US, "dmarc", "fail", PARK), "dmarc=fail"),
        (SenderCheck(US, "spf", "hardfail", PARK), SenderCheck(US, "dmarc", "fail", PARK),
         "spf=hardfail, dmarc=fail"),
        # A pass of no named domain is believed; a failure beside it is then of no weight.
        (SenderCheck(US, "spf", "pass"), SenderCheck(US, "dkim", "fail", PARK), ""),
    ],
)  # fmt: skip
def test_dmarc_weighs_the_others(first: SenderCheck, second: SenderCheck, wrong: str) -> None:
    assert failed(first, second) == wrong


@pytest.mark.parametrize(
    ("server", "name", "counts"),
    [
        (US, US, True),
        (US, f"  {US} ", True),
        (US, "MX.Office.Example", True),
        ("mx19.office.example", "mx*.office.example", True),
        ("mx19.office.example", "mx.office.example", False),
        # Only `*` stands for something; brackets and question marks are themselves.
        ("mx[1].office.example", "mx[1].office.example", True),
        ("mx1.office.example", "mx[1].office.example", False),
        ("mx?.office.example", "mx?.office.example", True),
        ("mx1.office.example", "mx?.office.example", False),
        # No name is configured: a header without a server's name is nobody's of ours.
        ("", "", False),
        ("", "*", True),
        (US, "", False),
    ],
)
def test_which_servers_are_ours(server: str, name: str, counts: bool) -> None:
    assert bool(failed(SenderCheck(server, "spf", "fail", PARK), ids=(name,))) is counts
