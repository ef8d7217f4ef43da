"""Kill -9 at every step, then start again: each letter once, each notice at most once, none lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crash_child import POINTS
from rounds import Desk, letter
from servers import PASSWORD, PASSWORD_ENV, ImapServer, Sink

from intake.register import notices

TESTS = Path(__file__).parent.parent
LETTERS = 2
ONCE_A_POLL = {"meet", "polled"}

# Killed there, a notice's body may have left: a person decides, and it is not sent again.
MAY_HAVE_LEFT = {"after-unknown", "after-send", "before-sent"}


@pytest.fixture(scope="module")
def children() -> Iterator["subprocess.Popen[str]"]:
    """The program, loaded once, that forks a child for every order."""
    path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    with subprocess.Popen(
        [sys.executable, str(TESTS / "crash_child.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": path, PASSWORD_ENV: PASSWORD},
    ) as program:
        yield program
        assert program.stdin is not None
        program.stdin.close()


@dataclass
class Office:
    """Everything a child works with."""

    children: "subprocess.Popen[str]"
    folder: Path
    imap: ImapServer
    smtp: Sink

    def run(self, point: str = "none", nth: int = 0) -> int:
        """The exit code of a poll and a sending, killed at the nth passing of the point."""
        assert self.children.stdin is not None
        assert self.children.stdout is not None
        order = f"{point} {nth} {self.folder} {self.imap.port} {self.smtp.port}\n"
        self.children.stdin.write(order)
        self.children.stdin.flush()
        return int(self.children.stdout.readline())


@pytest.fixture
def office(
    children: "subprocess.Popen[str]", tmp_path: Path, imap_server: ImapServer, smtp_sink: Sink
) -> Office:
    return Office(children, tmp_path, imap_server, smtp_sink)


@pytest.mark.parametrize(("when", "nth"), [("before", 1), ("after", 2)])
@pytest.mark.parametrize("name", POINTS)
def test_killed_anywhere_nothing_is_lost_and_nothing_comes_twice(
    office: Office, name: str, when: str, nth: int
) -> None:
    for number in range(LETTERS):
        office.imap.deliver(letter(f"letter {number}"))
    point = f"{when}-{name}"
    assert office.run(point, 1 if name in ONCE_A_POLL else nth) == -9
    assert [office.run(), office.run()] == [0, 0]
    desk = Desk(office.folder)
    assert desk.states() == ["registered"] * LETTERS
    numbers = [row["number"] for row in desk.db.query("SELECT number FROM applications")]
    assert numbers == [f"SCO2026-{number:04d}" for number in range(1, LETTERS + 1)]
    assert list(office.folder.glob("archive/incoming-*")) == []
    states = sorted(row.state.value for row in notices.listing(desk.db))
    doubtful = 1 if point in MAY_HAVE_LEFT else 0
    assert states == ["sent"] * (LETTERS - doubtful) + ["unknown"] * doubtful
    assert len(office.smtp.messages) == LETTERS - (1 if point == "after-unknown" else 0)
