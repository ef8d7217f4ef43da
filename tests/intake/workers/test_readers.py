"""Workers may die: a letter is told of it, the others go on."""

import os
import resource
import signal
import time
from pathlib import Path

import pytest
from applicants import Mailing

from intake.workers import isolate_file, readers
from intake.workers.local_pool import SECONDS_OF_GRACE, LocalPool
from intake.workers.readers import Reader, ReadingFailed
from parsers.facts.problem import Problem, Unreadable


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


def endless_pdf() -> bytes:
    """A shading whose colour is calculated by a program of ten thousand steps, point by point."""
    program = b"{ " + b"dup mul sqrt " * 10_000 + b" dup 3 1 roll dup }"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 7 0 R>>"
    shading = b"<</ShadingType 1/ColorSpace/DeviceRGB/Matrix[595 0 0 842 0 0]/Function 6 0 R>>"
    function = b"<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]/Length %d>>" % len(program)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length 300>>stream\n" + b"/S sh " * 50 + b"\nendstream",
        shading,
        function + b"stream\n" + program + b"\nendstream",
        b"<</Shading<</S 5 0 R>>>>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R/Size 8>>\n%%EOF"


def test_a_file_that_ends_its_reader_is_one_finding_and_the_rest_is_read(
    tmp_path, letter, monkeypatch
):
    monkeypatch.setattr(readers, "READ_WHOLE", 0.05)
    monkeypatch.setattr(isolate_file, "SECONDS_PER_FILE", 2)
    files = {"承诺书.pdf": endless_pdf(), "说明.txt": "甲".encode()}
    letter.write_bytes(Mailing(subject="申报", files=files).raw())
    facts = tmp_path / "facts"
    with Reader(1, facts, seconds=60) as reader:
        read = reader.read(letter)
        problems = {a.filename: read.files[a.sha256].problem for a in read.letter.attachments}
        assert problems == {"承诺书.pdf": Problem.REFUSED, "说明.txt": None}
        # It is known from now on: the next reading does not try it again.
        reader._seconds = 60
        assert reader.read(letter) == read


def _seconds_left() -> float:
    return resource.getrlimit(resource.RLIMIT_CPU)[0] - time.process_time()


def _spin_past_the_limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1, resource.RLIM_INFINITY))
    while True:
        pass


def test_no_work_outlives_a_killed_service_for_long() -> None:
    """The kernel ends it: nobody is left who would."""
    pool = LocalPool(1, offline=False)
    try:
        for seconds in (5.0, 50.0):
            left = pool.result(pool.begin(_seconds_left, (), seconds), seconds)
            assert seconds < left <= seconds + SECONDS_OF_GRACE + 1
        with pytest.raises(ReadingFailed, match="died"):
            pool.result(pool.begin(_spin_past_the_limit, (), 60), 60)
    finally:
        pool.close()
