"""A letter has one deadline over all that is read and thought of it; the next one does not wait."""

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from applicants import Desk, Mailing, all_files
from rounds import NOON
from rounds import Desk as Rounds

from intake.config.settings import ReadingSettings
from intake.mailbox.handover import MOST_TRIES, hand_over
from intake.process import process
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey, MailState
from intake.workers import readers
from intake.workers.errors import LetterOverdue, ReaderDied, ReadingFailed
from intake.workers.isolate_file import SECONDS_PER_FILE
from intake.workers.judging_process import apart
from intake.workers.readers import Reader
from intake.workers.time_allowance import SECONDS_PER_LETTER, TimeAllowance, of_try


def linger(*_: object) -> None:
    signal.pause()


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_time_of_a_letter_is_the_same_by_setting_and_without() -> None:
    assert ReadingSettings().seconds_per_letter == SECONDS_PER_LETTER


def test_two_files_at_fault_leave_time_for_the_rest() -> None:
    assert readers.READ_WHOLE * SECONDS_PER_LETTER + 2 * SECONDS_PER_FILE < SECONDS_PER_LETTER - 5


def test_what_is_spent_is_gone() -> None:
    allowance = TimeAllowance(10)
    allowance.charge(4)
    assert allowance.demand() == 6
    allowance.charge(7)
    assert allowance.left == 0
    with pytest.raises(LetterOverdue, match="longer than 10 s"):
        allowance.demand()


def test_each_start_gives_a_letter_less() -> None:
    given = [of_try(150, tries) for tries in range(1, 21)]
    assert given[0] == 150
    assert given == sorted(given, reverse=True)
    assert sum(given) < 4 * 150


def test_a_reading_that_takes_all_of_it_ends_the_letter() -> None:
    with Reader(1, seconds=0.5) as reader:
        bound = reader.within()
        with pytest.raises(LetterOverdue) as overdue:
            bound._run(linger)
        assert overdue.value.reason == "读取来件超时，转人工处理"
        with pytest.raises(LetterOverdue):
            bound._run(os.getpid)


def test_a_second_try_has_half_of_it() -> None:
    with Reader(1, seconds=30) as reader:
        assert reader.within(2)._allowance == TimeAllowance(15)


def test_what_takes_part_of_it_leaves_the_rest_to_others() -> None:
    with Reader(1, seconds=60) as reader:
        bound = reader.within()
        with pytest.raises(ReaderDied):
            bound._run(linger, most_seconds=0.5)
        assert isinstance(bound._run(os.getpid), int)
        assert reader.within()._allowance == TimeAllowance(60)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setattr(readers, "SECONDS_TO_JUDGE", 0.5)
    with Reader(1) as reader:
        yield reader


def test_judging_that_does_not_end_is_ended(hasty: Reader) -> None:
    with pytest.raises(LetterOverdue) as overdue:
        hasty.within().judge(linger)
    assert overdue.value.reason == "判断超时，转人工处理"


def test_judging_that_dies_is_a_reader_that_died(hasty: Reader) -> None:
    with pytest.raises(ReaderDied):
        hasty.within().judge(die)


def test_judging_has_time_where_reading_took_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader(1, seconds=0.01) as reader:
        bound = reader.within()
        assert bound._allowance is not None
        bound._allowance.charge(1)
        assert isinstance(bound.judge(os.getpid), int)


def entered(desk: Rounds) -> Mail:
    sha256 = desk.archive.keep(b"Subject: x\r\n\r\n")
    key = MailKey("main", "INBOX", 1, 1)
    return ledger.record_fetched(desk.db, key, sha256, NOON, NOON, hold=False)


def test_an_overdue_letter_is_set_aside_at_once(tmp_path: Path) -> None:
    desk, tries = Rounds(tmp_path), []

    def overdue(mail: Mail) -> None:
        tries.append(mail)
        raise LetterOverdue("judging took longer than 30 s", "判断超时，转人工处理")

    assert hand_over(desk.db, entered(desk), overdue) is MailState.QUARANTINED
    aside = ledger.get(desk.db, 1)
    assert (len(tries), aside.reason) == (1, "判断超时，转人工处理")
    assert "30 s" in aside.detail
    assert ledger.pending(desk.db) == ()


def test_a_death_in_judging_counts_as_a_try(tmp_path: Path) -> None:
    desk, tries = Rounds(tmp_path), []

    def dying(mail: Mail) -> None:
        tries.append(mail)
        raise ReadingFailed("the reading process died")

    assert hand_over(desk.db, entered(desk), dying) is MailState.QUARANTINED
    assert len(tries) == MOST_TRIES


def test_what_is_thought_apart_is_what_is_thought_here(tmp_path: Path) -> None:
    """Both letters of an application; before the second the facts of the first are lost."""
    results = []
    with Reader(1, tmp_path / "facts") as reader:
        for name in ("here", "apart"):
            (tmp_path / name).mkdir()
            desk = Desk(tmp_path / name)
            if name == "apart":
                desk.office = replace(desk.office, reader=reader, apart=apart)
            files = all_files()
            pledge = next(one for one in files if "承诺书" in one)
            first = {n: data for n, data in files.items() if n != pledge}
            assert desk.take(Mailing(files=first)).state is MailState.REGISTERED
            shutil.rmtree(tmp_path / "facts", ignore_errors=True)
            later = Mailing(files={pledge: files[pledge]}, number=2)
            assert desk.take(later).state is MailState.REGISTERED
            told = desk.rows("SELECT number, status, applicant, fields FROM applications")
            told += desk.rows("SELECT code, place, state FROM findings ORDER BY code, place")
            told += desk.rows("SELECT kind, recipient, subject FROM notices ORDER BY id")
            results.append(told)
    assert results[0] == results[1]
    assert len(results[0]) > 2


def consider_for_ever(*_: object) -> None:
    signal.pause()


def test_a_letter_that_cannot_be_judged_does_not_keep_the_next_one(
    tmp_path: Path, hasty: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    office = replace(desk.office, reader=hasty, apart=apart)
    sha256 = office.archive.keep(Mailing(files=all_files()).raw())
    key = MailKey("main", "INBOX", 1, 1)
    mail = ledger.record_fetched(desk.db, key, sha256, NOON, NOON, hold=False)
    with monkeypatch.context() as patch:
        patch.setattr("intake.process.consider", consider_for_ever)
        hand_over(desk.db, mail, lambda one: process(office, one))
    assert ledger.get(desk.db, 1).reason == "判断超时，转人工处理"
    monkeypatch.setattr(readers, "SECONDS_TO_JUDGE", 60)
    desk.office, desk._uid = office, 1
    assert (
        desk.take(Mailing(files=all_files(applicant="丙公司"), number=3)).state
        is MailState.REGISTERED
    )
