"""Workers may die: a letter is told of it, the others go on."""

import os
import signal
from pathlib import Path

import pytest
from applicants import Mailing

from intake.workers import Reader, ReadingFailed
from parsers.problem import Unreadable


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.eml"
    path.write_bytes(Mailing(subject="申报").raw())
    return path


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def linger(*_: object) -> None:
    signal.pause()


class Unpackable(Exception):
    """Goes into the pipe and cannot come out of it, which breaks the whole pool."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)


def break_the_pool(*_: object) -> None:
    raise Unpackable("a", "b")


@pytest.mark.parametrize(
    ("work", "reason"), [(die, "died"), (linger, "longer than"), (break_the_pool, "broke down")]
)
def test_what_kills_a_worker_fails_alone(letter, work, reason):
    with Reader(1, seconds=1.5 if work is linger else 60) as reader:
        with pytest.raises(ReadingFailed, match=reason):
            reader._run(work)
        reader._seconds = 60
        assert reader.read(letter).letter.subject == "申报"


def test_a_file_that_is_no_letter_is_told_as_such(tmp_path):
    path = tmp_path / "no.eml"
    path.write_bytes(b"\x00\x01\x02")
    with Reader(1) as reader, pytest.raises(Unreadable):
        reader.read(path)


def test_facts_are_kept_and_used_again(tmp_path, letter):
    letter.write_bytes(Mailing(files={"说明.txt": "甲".encode()}).raw())
    facts = tmp_path / "facts"
    with Reader(1, facts) as reader:
        first = reader.read(letter)
        kept = sorted(facts.rglob("*.json"))
        assert len(kept) == 1
        before = kept[0].stat().st_mtime_ns
        assert reader.read(letter) == first
        assert kept[0].stat().st_mtime_ns == before


def test_facts_cut_off_by_a_full_disk_are_read_again(tmp_path, letter):
    letter.write_bytes(Mailing(files={"说明.txt": "甲".encode()}).raw())
    facts = tmp_path / "facts"
    with Reader(1, facts) as reader:
        first = reader.read(letter)
        (kept,) = facts.rglob("*.json")
        kept.write_text('{"type": "oth', "utf-8")
        assert reader.read(letter) == first
