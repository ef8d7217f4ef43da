"""`intake campaign rehearse`: old letters under a campaign file, summed up, and nothing written."""

import json
from pathlib import Path

import pytest
from commands import intake

from intake.config.bundled_data import samples, shipped_campaigns


@pytest.fixture(scope="module")
def letters(tmp_path_factory) -> Path:
    """A folder as people keep it: letters in folders, and what is none."""
    folder = tmp_path_factory.mktemp("letters")
    for name in ("complete-text-pdf", "unstamped-form", "question"):
        (folder / "2025" / name).mkdir(parents=True)
        raw = (samples() / name / "mail.eml").read_bytes()
        (folder / "2025" / name / "mail.EML").write_bytes(raw)
    (folder / "list.txt").write_text("not a letter", "utf-8")
    return folder


@pytest.fixture(scope="module")
def objects(letters):
    done = intake("campaign", "rehearse", "sco-2026", letters, "--json")
    assert done.code == 0, done.err
    return done.objects


def test_each_letter_is_judged_and_told_of_its_answer(objects):
    told = {Path(one["file"]).parent.name: one for one in objects[:-1]}
    kinds = {name: one["notice"]["kind"] if one["notice"] else None for name, one in told.items()}
    assert kinds == {
        "complete-text-pdf": "acknowledgement",
        "unstamped-form": "correction",
        "question": None,
    }
    (application,) = told["unstamped-form"]["applications"]
    assert "material-unstamped" in {one["code"] for one in application["findings"]}
    assert "盖章" in told["unstamped-form"]["notice"]["text"]
    assert "SCO2026-0000" in told["unstamped-form"]["notice"]["text"]


def test_the_sums_are_by_status_rule_and_material(objects):
    summary = objects[-1]["summary"]
    assert (summary["letters"], summary["applications"]) == (3, 2)
    assert summary["statuses"] == {"complete": 1, "incomplete": 1, "other": 1}
    rules = {one["code"]: one["applications"] for one in summary["rules"]}
    assert rules["material-unstamped"] == 1
    materials = {one["id"]: (one["came"], one["to_mend"]) for one in summary["materials"]}
    assert materials["pledge"] == (2, 0)
    assert materials["form-pdf"] == (2, 1)


def test_a_file_that_is_not_in_use_yet_will_do(letters, tmp_path):
    """An hour after the call closed: what came before it is in time no more."""
    text = (shipped_campaigns() / "sco-2026.toml").read_text("utf-8")
    draft = tmp_path / "draft.toml"
    draft.write_text(
        text.replace("closes_on = 2026-06-18", "closes_on = 2026-06-04T17:00:00"), "utf-8"
    )
    one = letters / "2025" / "complete-text-pdf"
    done = intake(
        "campaign", "rehearse", draft, one, "--received", "2026-06-04T18:00:00+08:00", "--texts"
    )
    assert done.code == 0, done.err
    assert "late" in done.out
    assert "2026年6月4日 17:00" in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.toml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere-2026", "x.eml"), "there is no campaign nowhere-2026"),
        (("missing.toml", "x.eml"), "cannot be read"),
        (("sco-2026", "empty"), "there is no .eml file in"),
    ],
)
def test_what_cannot_be_rehearsed_is_said(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    done = intake("campaign", "rehearse", *arguments)
    assert done.code in {1, 2}
    assert words in done.err
    assert "Traceback" not in done.err


def test_what_is_no_mail_is_named_and_the_rest_judged(letters, tmp_path):
    (tmp_path / "a.eml").write_bytes(b"")
    raw = (samples() / "complete-text-pdf" / "mail.eml").read_bytes()
    (tmp_path / "b.eml").write_bytes(raw)
    done = intake("campaign", "rehearse", "sco-2026", tmp_path, "--json")
    assert done.code == 2
    assert "a.eml" in done.err
    assert json.loads(done.out.splitlines()[-1])["summary"]["statuses"] == {"complete": 1}
