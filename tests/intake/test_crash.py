"""Kill -9 at every step, then start again: each letter once, each notice at most once, none lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crash_child import POINTS
from crash_program import Program, crash_program, run
from rounds import Desk, letter
from servers import ImapServer, Sink

from intake.register import notices

LETTERS = 2
ONCE_A_POLL = {"meet", "polled"}

# Killed there, a notice's body may have left: a person decides, and it is not sent again.
MAY_HAVE_LEFT = {"after-unknown", "after-send", "before-sent"}


@pytest.fixture(scope="module")
def children() -> Iterator[Program]:
    """The program, loaded once, that forks a child for every order."""
    with crash_program() as program:
        yield program


@dataclass
class Office:
    """Everything a child works with."""

    children: Program
    folder: Path
    imap: ImapServer
    smtp: Sink

    def run(self, point: str = "none", nth: int = 0) -> int:
        """The exit code of a poll and a sending, killed at the nth passing of the point."""
        order = f"{point} {nth} {self.folder} {self.imap.port} {self.smtp.port}"
        return run(self.children, order)


@pytest.fixture
def office(children: Program, tmp_path: Path, imap_server: ImapServer, smtp_sink: Sink) -> Office:
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
