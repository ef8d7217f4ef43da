"""What the doctor says of settings that cannot do what is asked of them, without a server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dossiers import campaign

from intake.config.settings import ReportSettings, Settings, SmtpSettings
from intake.doctor.addresses import addresses, is_address
from intake.doctor.diagnosis import State
from intake.doctor.examine import _none_open
from intake.doctor.folder import data_folder
from validators.model.campaign import Contact

CALL = campaign()


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("clerk@office.example", True), ("陈明 <clerk@office.example>", True), ("陈明@办公.公司", True),
        ("a.b+c@mail.office.example", True), ("root@localhost", True),
        ("clerk", False), ("clerk@", False), ("@office.example", False), ("clerk@office", False),
        ("a@b@c.example", False), ("clerk@office..example", False), ("a b@office.example", False),
        ("clerk@office.example, b@office.example", False), ("clerk@office.example;b@c.example", False),
        ("clerk＠office.example", False), ("", False), ("<>", False), ("clerk@office.example\nBcc: x", False),
        ("clerk at office.example", False), ("mailto:clerk@office.example", False),
    ],
)  # fmt: skip
def test_an_address_is_one_that_mail_can_be_written_to(address: str, is_one: bool) -> None:
    assert is_address(address) is is_one


def failures(settings: Settings, *campaigns) -> list[str]:
    told = addresses(settings, campaigns)
    return [one.detail for one in told if one.state is State.FAILED]


def test_every_address_that_is_none_is_told_by_its_place() -> None:
    sound = Settings(report=ReportSettings(to=("a@office.example",)))
    assert failures(sound, CALL) == []
    wrong = Settings(
        report=ReportSettings(to=("a@office.example", "clerk", "b@c@d")),
        smtp=SmtpSettings(**{"from": "office@"}),
    )
    call = replace(CALL, contact=Contact("办公室", email="office(at)x.example"))
    told = failures(wrong, call)
    for one, word in zip(told, ("'clerk'", "'b@c@d'", "[smtp]", "[contact]"), strict=True):
        assert word in one
    (nobody,) = addresses(Settings(), ())
    assert (nobody.state, "nobody" in nobody.detail) == (State.OPTIONAL, True)


def test_no_call_that_is_open_is_told_and_one_is_enough() -> None:
    after = CALL.deadline + timedelta(seconds=1)
    (told,) = _none_open([CALL], after)
    assert (told.state, CALL.id in told.detail) == (State.OPTIONAL, True)
    assert list(_none_open([CALL], CALL.deadline)) == []
    extended = replace(CALL, id="next", extended_to=CALL.closes_on + timedelta(days=90))
    assert list(_none_open([CALL, extended], after)) == []
    both = replace(CALL, id="older", closes_on=CALL.closes_on - timedelta(days=90))
    (told,) = _none_open([CALL, both], datetime(2099, 1, 1, tzinfo=UTC))
    assert CALL.id in told.detail


@pytest.mark.parametrize("place", ["file", "file/data", "loop/data", "loop", "a\0b", "x" * 300])
def test_a_data_folder_that_cannot_be_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "loop").symlink_to("loop")
    settings = Settings(data_dir=tmp_path / place)
    told = [one.detail for one in data_folder(settings) if one.state is State.FAILED]
    assert told
    assert all("set data_dir" in one for one in told), told


@pytest.mark.parametrize("place", ["data", "a/b/c", "有 空格"])
def test_a_data_folder_that_can_be_is_one(tmp_path: Path, place: str) -> None:
    states = {one.state for one in data_folder(Settings(data_dir=tmp_path / place))}
    assert State.FAILED not in states
