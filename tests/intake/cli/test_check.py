"""`intake check`: the contract's object for every sample, and what it says of files that are no mail."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from commands import Done, intake

from intake.cli.terminal.options import moment
from intake.config.bundled_data import samples

FOLDERS = sorted(path.parent for path in samples().glob("*/mail.eml"))
KEYS = {
    "file", "part", "campaign", "status", "received_at", "sender", "subject", "reply", "fields",
    "materials", "findings", "seconds",
}  # fmt: skip
QUESTION = samples() / "question" / "mail.eml"


@pytest.fixture(scope="module")
def checked() -> Done:
    """All samples in one run."""
    return intake("check", "--json", *(folder / "mail.eml" for folder in FOLDERS))


def objects(checked: Done, folder: Path) -> list[dict]:
    return [one for one in checked.objects if one["file"] == str(folder / "mail.eml")]


def codes(findings: list[dict]) -> Counter:
    return Counter((one["code"], one["where"], one["severity"], one["aspect"]) for one in findings)


def test_every_sample_is_judged(checked):
    assert (checked.code, checked.err) == (0, "")
    assert len(FOLDERS) >= 14


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_verdict_is_the_expected_one(checked, folder):
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    found = objects(checked, folder)
    assert [one["part"] for one in found] == [one["part"] for one in expected]
    for is_now, wanted in zip(found, expected, strict=True):
        assert codes(is_now["findings"]) == codes(wanted["findings"])
        for key in ("status", "campaign", "sender", "subject", "reply", "materials", "fields"):
            assert is_now[key] == wanted[key], key
        assert is_now["received_at"] == wanted["received_at"]


def test_the_object_is_the_contracts(checked):
    for one in checked.objects:
        assert set(one) >= KEYS
        assert all(finding["message"] for finding in one["findings"])
        assert 0 <= one["seconds"] < 60


def test_chinese_stays_readable_in_json(checked):
    assert "\\u" not in checked.out


def test_a_person_gets_lines(checked):
    done = intake("check", samples() / "missing-pledge" / "mail.eml")
    assert done.code == 0
    assert "incomplete 待补正" in done.out
    assert "material-missing [pledge]" in done.out
    assert "\x1b" not in done.out, "no colours into a pipe"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("missing.eml", None, "No such file"),
        ("picture.eml", b"\x89PNG\r\n\x1a\n" + bytes(100), "no mail"),
        ("empty.eml", b"", "no mail"),
    ],
)
def test_what_is_no_mail_is_told_and_the_others_go_on(tmp_path, name, content, told):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = intake("check", "--json", tmp_path / name, QUESTION)
    assert done.code == 2
    assert told in done.err
    assert "Traceback" not in done.err
    assert [one["file"] for one in done.objects] == [str(QUESTION)]


def test_the_moment_of_receipt_may_be_given():
    letter = samples() / "complete-text-pdf" / "mail.eml"
    done = intake("check", "--json", "--received", "2026-06-19T00:00:00+08:00", letter)
    assert [one["status"] for one in done.objects] == ["late"]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2026-06-18T23:59:59+08:00", "2026-06-18T23:59:59+08:00"),
        ("2026-06-18T15:59:59Z", "2026-06-18T23:59:59+08:00"),
        ("2026-06-18T23:59:59", "2026-06-18T23:59:59+08:00"),
        ("2026-06-19", "2026-06-19T00:00:00+08:00"),
    ],
)
def test_a_moment_without_offset_is_local_to_the_campaign(given, meant):
    assert moment(given, ZoneInfo("Asia/Shanghai")) == datetime.fromisoformat(meant)


def test_strangers_cannot_write_to_the_terminal(tmp_path):
    evil = tmp_path / "evil.eml"
    evil.write_bytes(
        b"From: x@y.example\r\nSubject: =?utf-8?q?=1B]0;owned=07=1B[31m=E5=92=A8=E8=AF=A2?=\r\n\r\nhi\r\n"
    )
    done = intake("check", evil)
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "\x07" not in done.out


@pytest.mark.parametrize("sender", [b"", "From: 只有名字\r\n".encode()], ids=["none", "a name"])
def test_who_left_no_address_is_not_answered(tmp_path, sender):
    lines = (samples() / "wrong-subject" / "mail.eml").read_bytes().split(b"\r\n")
    at = next(place for place, line in enumerate(lines) if line.startswith(b"From:"))
    end = next(
        place for place in range(at + 1, len(lines)) if lines[place][:1] not in (b" ", b"\t")
    )
    path = tmp_path / "nobody.eml"
    path.write_bytes(b"\r\n".join(lines[:at]) + b"\r\n" + sender + b"\r\n".join(lines[end:]))
    (told,) = intake("check", "--json", path).objects
    assert (told["campaign"], told["reply"]) == ("sco-2026", False)
