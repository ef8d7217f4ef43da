"""The sample mails are whole, readable by a plain MIME parser, and cover what they are for."""

import email
import json
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from sample_mail.make.others import others
from sample_mail.make.people import APPLICANTS
from sample_mail.make.word_form import word_form
from validators.model.severity import Aspect, Severity, Status

ROOT = Path(__file__).resolve().parents[1] / "sample_mail"
FOLDERS = sorted(path.parent for path in ROOT.glob("*/mail.eml"))
KEYS = {
    "part", "campaign", "status", "received_at", "sender", "subject", "reply", "fields",
    "materials", "findings", "state", "notice",
}  # fmt: skip
COVERED = (
    "complete-scan", "complete-text-pdf", "missing-form-word", "missing-form-pdf",
    "missing-pledge", "missing-supporting", "unstamped-form", "unstamped-pledge",
    "red-letterhead-no-stamp", "too-long", "prompt-left", "bad-contact", "late-by-a-second",
    "in-time-by-a-second", "wrong-subject", "zip", "out-of-office", "bounce", "question",
)  # fmt: skip

# Names cut within a character, names with paths, files within a letter within the letter.
AWKWARD = {"qq-names", "hostile-names", "winmail", "forwarded", "forwarded-eml"}

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def mail_of(folder: Path) -> EmailMessage:
    return email.message_from_bytes((folder / "mail.eml").read_bytes(), policy=policy.default)


def expected_of(folder: Path) -> list[dict]:
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("situation", COVERED)
def test_the_situation_is_there(situation: str) -> None:
    assert {path.name for path in (ROOT / situation).iterdir()} >= {
        "mail.eml", "expected.json", "why.txt",
    }  # fmt: skip


@each_folder
def test_why_is_one_line(folder: Path) -> None:
    assert len((folder / "why.txt").read_text(encoding="utf-8").splitlines()) == 1


@each_folder
def test_expected_has_the_contracts_keys_and_values(folder: Path) -> None:
    for part, told in enumerate(expected_of(folder), start=1):
        assert set(told) == KEYS
        assert told["part"] == part
        assert told["status"] in set(Status)
        order = [(finding["code"], finding["where"]) for finding in told["findings"]]
        assert order == sorted(order)
        for finding in told["findings"]:
            assert finding["severity"] in set(Severity)
            assert finding["aspect"] in set(Aspect)


@each_folder
def test_status_and_notice_follow_the_findings(folder: Path) -> None:
    notices = {"other": None, "late": "late", "incomplete": "correction"}
    statuses = [told["status"] for told in expected_of(folder)]
    # One notice answers the whole letter: that of its worst application.
    worst = next((one for one in ("late", "incomplete") if one in statuses), statuses[0])
    notice = notices.get(worst, "acknowledgement")
    for told in expected_of(folder):
        severities = {finding["severity"] for finding in told["findings"]}
        other = told["campaign"] is None
        status = (
            "other" if other
            else "late" if "refuse" in severities
            else "incomplete" if "correct" in severities
            else "review" if "refer" in severities
            else "complete"
        )  # fmt: skip
        assert told["status"] == status
        assert told["notice"] == notice
        assert told["reply"] is not other


@each_folder
def test_the_mail_parses_and_brings_the_files_expected(folder: Path) -> None:
    mail = mail_of(folder)
    assert mail["From"]
    assert mail["Received"].endswith("+0800")
    attached = {part.get_filename() for part in mail.iter_attachments() if part.get_filename()}
    if folder.name in AWKWARD or any(
        name.endswith((".zip", ".7z", ".tar.gz")) for name in attached
    ):
        return  # The names are the archive's own affair, or beyond a plain parser.
    named = {
        name
        for told in expected_of(folder)
        for names in told["materials"].values()
        for name in names
    }
    assert named == attached


@each_folder
def test_every_file_is_small_enough_to_keep(folder: Path) -> None:
    assert (folder / "mail.eml").stat().st_size < 6_000_000


def test_no_message_id_and_no_applicant_comes_twice() -> None:
    ids = [mail_of(folder)["Message-ID"] for folder in FOLDERS]
    assert len(set(ids)) == len(ids)
    names = [told["fields"].get("applicant") for one in FOLDERS for told in expected_of(one)]
    given = [name for name in names if name]
    assert len(set(given)) == len(given)


def test_every_address_is_invented() -> None:
    for folder in FOLDERS:
        for told in expected_of(folder):
            assert told["sender"].endswith(".example")


def test_the_word_form_is_the_same_at_every_run() -> None:
    who = APPLICANTS["complete-scan"]
    first, second = (word_form(who, prompts=True, ticks=True) for _ in range(2))
    assert first == second


def test_the_kept_mails_are_what_the_script_makes() -> None:
    for situation in others():
        assert (ROOT / situation.key / "mail.eml").read_bytes() == situation.mail
