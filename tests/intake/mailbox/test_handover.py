"""Whose fault it is decides: the letter's sets it aside, the machine's leaves it waiting."""

import sqlite3
from pathlib import Path

import pytest
from rounds import NOON, Desk

from intake.mailbox.handover import MOST_STARTS, MOST_TRIES, hand_over
from intake.register.database import RegisterError
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey, MailState
from intake.storage.archive import ArchiveFull
from intake.workers.errors import LetterOverdue
from intake.workers.readers import ReadingFailed


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def entered(desk: Desk) -> Mail:
    sha256 = desk.archive.keep(b"Subject: x\r\n\r\n")
    key = MailKey("main", "INBOX", 1, 1)
    return ledger.record_fetched(desk.db, key, sha256, NOON, NOON, hold=False)


def test_a_letter_is_judged_and_its_state_told(desk: Desk) -> None:
    assert hand_over(desk.db, entered(desk), desk.process) is MailState.REGISTERED


@pytest.mark.parametrize(
    "error",
    [
        ValueError("unforeseen"),
        sqlite3.IntegrityError("UNIQUE constraint failed"),
        sqlite3.OperationalError("no such column: x"),
        OSError(2, "No such file or directory"),
        MemoryError(),
        RecursionError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_the_letter_did_sets_it_aside(desk: Desk, error: Exception) -> None:
    def fail(_mail: Mail) -> None:
        raise error

    assert hand_over(desk.db, entered(desk), fail) is MailState.QUARANTINED
    aside = ledger.get(desk.db, 1)
    assert type(error).__name__ in aside.reason
    assert "Traceback" in aside.detail


@pytest.mark.parametrize(
    "error",
    [
        RegisterError("locked"),
        ArchiveFull(28, "no room"),
        ArchiveFull("no room, and the system gave no number"),
        OSError(28, "No space left on device"),
        OSError(24, "Too many open files"),
        sqlite3.OperationalError("database is locked"),
    ],
    ids=["register", "archive", "archive without number", "disk", "files", "database"],
)
def test_what_the_machine_did_leaves_it_waiting(desk: Desk, error: Exception) -> None:
    def fail(_mail: Mail) -> None:
        raise error

    mail = entered(desk)
    for _ in range(MOST_TRIES + 2):
        with pytest.raises(type(error)):
            hand_over(desk.db, mail, fail)
    waiting = ledger.get(desk.db, mail.id)
    assert (waiting.state, waiting.tries) == (MailState.FETCHED, 0)
    assert hand_over(desk.db, mail, desk.process) is MailState.REGISTERED


def test_a_reader_that_dies_is_given_other_tries(desk: Desk) -> None:
    tries = []

    def die_once(mail: Mail) -> None:
        tries.append(mail.id)
        if len(tries) == 1:
            raise ReadingFailed("the worker died")
        desk.process(mail)

    assert hand_over(desk.db, entered(desk), die_once) is MailState.REGISTERED
    assert ledger.get(desk.db, 1).detail == ""


def test_a_letter_that_took_the_program_down_so_often_is_set_aside_unseen(desk: Desk) -> None:
    mail = entered(desk)
    for _ in range(MOST_STARTS):
        ledger.count_try(desk.db, mail.id)
    assert hand_over(desk.db, mail, desk.process) is MailState.QUARANTINED
    assert desk.processed == []


@pytest.mark.parametrize("kills", [0, 1, 10, MOST_STARTS - 1])
def test_a_letter_some_kills_fell_upon_is_judged_all_the_same(desk: Desk, kills: int) -> None:
    """The last of its starts is made, too."""
    mail = entered(desk)
    for _ in range(kills):
        ledger.count_try(desk.db, mail.id)
    assert hand_over(desk.db, mail, desk.process) is MailState.REGISTERED


def test_a_letter_that_always_takes_its_reader_down_is_set_aside(desk: Desk) -> None:
    tries = []

    def die(mail: Mail) -> None:
        tries.append(mail.id)
        raise ReadingFailed("the worker died")

    assert hand_over(desk.db, entered(desk), die) is MailState.QUARANTINED
    assert len(tries) == MOST_TRIES
    assert ledger.get(desk.db, 1).detail == "the worker died"


@pytest.mark.parametrize(("deaths", "tries"), [(0, 1), (1, 2), (2, 3), (3, 3), (9, 3)])
def test_three_dead_readers_are_enough(desk: Desk, deaths: int, tries: int) -> None:
    made = []

    def die(mail: Mail) -> None:
        made.append(mail.id)
        if len(made) <= deaths:
            raise ReadingFailed(f"death {len(made)}")
        desk.process(mail)

    became = hand_over(desk.db, entered(desk), die)
    aside = ledger.get(desk.db, 1)
    assert (became, len(made)) == (aside.state, tries)
    if deaths >= tries:
        assert aside.state is MailState.QUARANTINED
        assert (aside.detail, "多次中断" in aside.reason) == ("death 3", True)


@pytest.mark.parametrize(("starts", "state"), [(19, "registered"), (20, "quarantined")])
def test_twenty_starts_are_made(desk: Desk, starts: int, state: str) -> None:
    mail = entered(desk)
    for _ in range(starts):
        ledger.count_try(desk.db, mail.id)
    assert hand_over(desk.db, mail, desk.process) == state
    assert ledger.get(desk.db, mail.id).state == state


def test_a_letter_that_had_all_its_time_is_set_aside_at_once(desk: Desk) -> None:
    tries = []

    def overdue(mail: Mail) -> None:
        tries.append(mail.id)
        raise LetterOverdue("120 s are over", "处理时间过长")

    assert hand_over(desk.db, entered(desk), overdue) is MailState.QUARANTINED
    aside = ledger.get(desk.db, 1)
    assert (len(tries), aside.reason, aside.detail) == (1, "处理时间过长", "120 s are over")


def test_what_was_processed_and_not_settled_is_no_success(desk: Desk) -> None:
    assert hand_over(desk.db, entered(desk), lambda _mail: None) is MailState.QUARANTINED
    aside = ledger.get(desk.db, 1)
    assert "RuntimeError" in aside.reason
    assert "letter 1 was processed and not settled" in aside.detail
