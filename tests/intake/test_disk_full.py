"""A disk that is full at any write: nothing is lost, nothing twice, and it is said in a sentence."""

import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import write_settings
from crash_program import Program, crash_program, run
from rounds import Desk, letter
from servers import PASSWORD, PASSWORD_ENV, ImapServer, Sink

from intake.register import notices

LETTERS = 3
# From no byte at all to more than the log before the register takes: a letter, the register's tables,
# every row of every letter, each of them fails at one of these.
ROOM = (0, 1, 100, 4095, 4096, 40_000, 160_000, *range(280_000, 780_000, 20_000))


@pytest.fixture(scope="module")
def children() -> Iterator[Program]:
    with crash_program(quiet=True) as program:
        yield program


def test_full_at_any_write_nothing_is_lost_and_nothing_comes_twice(
    children: Program,
    tmp_path: Path,
    imap_server: ImapServer,
    smtp_sink: Sink,
    faults: Counter[str],
) -> None:
    for number in range(LETTERS):
        imap_server.deliver(letter(f"letter {number}"))
    failed = 0
    for room in ROOM:
        folder, before = tmp_path / f"room-{room}", len(smtp_sink.messages)
        folder.mkdir()
        ports = f"{folder} {imap_server.port} {smtp_sink.port}"
        code = run(children, f"full {room} {ports}")
        assert code >= 0, f"killed with {room} bytes"
        failed += code != 0
        faults["full"] += code != 0
        assert [run(children, f"none 0 {ports}") for _ in range(2)] == [0, 0]
        desk = Desk(folder)
        assert desk.states() == ["registered"] * LETTERS
        numbers = [row["number"] for row in desk.db.query("SELECT number FROM applications")]
        assert numbers == [f"SCO2026-{number:04d}" for number in range(1, LETTERS + 1)]
        assert desk.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # A notice whose sending could not be noted waits for a person and is not sent again.
        states = [row.state.value for row in notices.listing(desk.db)]
        assert set(states) <= {"sent", "unknown"}
        assert len(states) == LETTERS
        assert states.count("sent") <= len(smtp_sink.messages) - before <= LETTERS
        desk.db.close()
    assert failed > len(ROOM) // 4
    assert failed < len(ROOM)


@pytest.mark.parametrize("room", [0, 30_000, 150_000])
def test_it_is_said_in_a_sentence(
    tmp_path: Path, imap_server: ImapServer, smtp_sink: Sink, room: int
) -> None:
    imap_server.deliver(letter("one"))
    path = write_settings(tmp_path, imap_server, smtp_sink)
    done = subprocess.run(
        [sys.executable, "-m", "intake", "--config", str(path), "poll"],
        env=os.environ | {PASSWORD_ENV: PASSWORD},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
