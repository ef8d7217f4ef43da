"""A whole letter with a scanned form: it agrees with the Word form, or tells another story."""

import email
import email.policy
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from commands import intake

from intake.config.bundled_data import samples
from sample_mail.make.people import APPLICANTS
from sample_mail.make.word_form import word_form

OWN = APPLICANTS["complete-scan"]
CHANGES: Mapping[str, Mapping[str, str]] = {
    "the same": {},
    # Here the scan is read finely and judged again.
    "other": {"contact_phone": "0576-85550341", "case_type": "标准对接"},
}


def letter(place: Path, changes: Mapping[str, str]) -> Path:
    """The sample with a scanned, stamped form, its Word file filled otherwise."""
    raw = (samples() / "complete-scan" / "mail.eml").read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    for part in mail.walk():
        if (part.get_filename() or "").endswith(".docx"):
            word = word_form(replace(OWN, **changes), prompts=False, ticks=False)
            name = part.get_filename()
            part.set_content(word, maintype="application", subtype="octet-stream", filename=name)
    place.write_bytes(mail.as_bytes())
    return place


@pytest.fixture(scope="module")
def judged(tmp_path_factory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("letters")
    files = [letter(folder / f"{name}.eml", changes) for name, changes in CHANGES.items()]
    done = intake("check", *files, "--json", "--campaign", "sco-2026")
    assert (done.code, done.err) == (0, "")
    return {Path(one["file"]).stem: one for one in done.objects}


@pytest.mark.parametrize(
    ("name", "where", "status"),
    [
        ("the same", [], "complete"),
        ("other", ["contact_phone", "case_type"], "review"),
    ],
)
def test_a_scanned_form_is_held_against_the_word_form(judged, name, where, status):
    told = [one["where"] for one in judged[name]["findings"] if one["code"] == "form-differs"]
    assert (told, judged[name]["status"]) == (where, status)
