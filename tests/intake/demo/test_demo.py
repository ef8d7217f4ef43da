"""`intake demo`: the whole chain, as a new user meets it."""

import json
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path

import pytest
from commands import Done, intake

from intake.config.bundled_data import samples
from intake.demo.folder import NoDemoFolder, prepare

NAMES = sorted(path.parent.name for path in samples().glob("*/mail.eml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo"


@pytest.fixture(scope="module")
def done(folder: Path) -> Done:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", [str(Path(sys.executable).with_name("intake"))])
        return intake("demo", "--dir", folder)


def test_every_letter_is_as_expected(done):
    assert f"{len(NAMES)} of {len(NAMES)} letters as expected" in done.out, done.err
    assert (done.code, done.err) == (0, "")


def test_it_has_a_line_for_each_letter(done):
    for name in NAMES:
        assert name in done.out


def test_the_second_poll_does_nothing(done):
    assert "no letter twice, no notice twice" in done.out


def test_replies_are_files_one_can_open(done, folder):
    expected = {
        name: json.loads((samples() / name / "expected.json").read_text("utf-8"))[0]
        for name in NAMES
    }
    answered = {name for name, one in expected.items() if one["reply"]}
    assert {path.stem for path in (folder / "replies").glob("*.eml")} == answered
    for name in answered:
        reply = message_from_bytes((folder / "replies" / f"{name}.eml").read_bytes())
        assert reply["To"] == expected[name]["sender"]
        assert reply["Auto-Submitted"] == "auto-replied"
        assert "<html" in (folder / "replies" / f"{name}.html").read_text("utf-8")
        assert "编号：" in (folder / "replies" / f"{name}.txt").read_text("utf-8")


def test_the_report_is_written(done, folder):
    (page,) = (folder / "report").glob("*.html")
    assert page.with_suffix(".xlsx").stat().st_size > 5000
    assert "台账" in page.read_text("utf-8")


def test_its_last_line_can_be_pasted_into_the_shell(done):
    """Also where the virtual environment it was started from is not activated."""
    last = done.out.rstrip().splitlines()[-1].removeprefix("look").strip()
    shell = {"PATH": "/usr/bin:/bin", "HOME": "/nowhere"}
    pasted = subprocess.run(
        ["sh", "-c", last], env=shell, capture_output=True, text=True, check=False
    )
    assert pasted.returncode == 0, pasted.stderr
    assert "SCO2026-0001" in pasted.stdout


def test_the_register_can_be_looked_at_afterwards(done, folder):
    config = folder / "settings.toml"
    listed = intake("list", "--json", "--config", config).objects
    numbers = [one["number"] for one in listed if one["campaign"] == "sco-2026"]
    assert numbers == [f"SCO2026-{count:04}" for count in range(1, len(numbers) + 1)]
    incomplete = intake("--config", config, "list", "--status", "incomplete", "--json").objects
    assert incomplete == [one for one in listed if one["status"] == "incomplete"]
    shown = intake("show", "sco2026-0001", "--json", "--config", config).objects[0]
    assert shown["documents"]
    assert shown["letters"]
    assert shown["events"]
    sent = intake("notices", "--state", "sent", "--json", "--config", config).objects
    letters = {
        one["mail_id"]
        for number in (one["number"] for one in listed)
        for one in intake("show", number, "--json", "--config", config).objects[0]["letters"]
    }
    assert len(sent) == len(letters)
    for command in (("list",), ("show", "SCO2026-0001"), ("notices",)):
        plain = intake(*command, "--config", config)
        assert (plain.code, plain.err) == (0, "")
        assert "SCO2026-0001" in plain.out


def test_a_poll_after_it_says_that_the_mailbox_is_gone(done, folder):
    polled = intake("poll", "--config", folder / "settings.toml")
    assert polled.code == 1
    assert "cannot be reached" in polled.err


def test_a_second_demo_starts_clean(folder, done):
    stray = folder / "note.txt"
    stray.write_text("mine", "utf-8")
    prepare(folder, 1, 2)
    assert stray.read_text("utf-8") == "mine", "what is not the demo's stays"
    assert not (folder / "data").exists()


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(NoDemoFolder, match="not empty"):
        prepare(tmp_path, 1, 2)
    assert (tmp_path / "data").exists()
