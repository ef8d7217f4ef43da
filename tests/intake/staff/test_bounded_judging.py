"""What staff do and what is replayed judges in bounded time, and says so where the time is over."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from applicants import Desk, Mailing, all_files
from consoles import PASSWORD, act, browser, console_desk

from intake.config.settings import Settings
from intake.office import open_office
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.staff.acting import Actor
from intake.staff.rechecking import recheck
from intake.staff.relink import link, unlink
from intake.staff.replay import replay
from intake.staff.ruling import waive
from intake.workers.errors import LetterOverdue
from intake.workers.readers import LEAST_SECONDS_TO_JUDGE, SECONDS_TO_JUDGE, Reader

PURE = (
    "intake.decisions.decide_application.judge_under",
    "intake.decisions.decide_application.gathered",
    "intake.decisions.decide_application.file_documents",
)
NUMBER = "SCO2026-0001"


def for_ever(*_: object) -> None:
    signal.pause()


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(1) as one:
        yield one


def two_letters(folder: Path) -> Desk:
    desk = Desk(folder)
    files = all_files()
    pledge = next(name for name in files if "承诺书" in name)
    desk.take(Mailing(files={n: data for n, data in files.items() if n != pledge}))
    desk.take(
        Mailing(subject="承诺书", sender="lin@163.com", files={pledge: files[pledge]}, number=2)
    )
    return desk


def bounded(desk: Desk, reader: Reader, seconds: float = 30) -> None:
    desk.office = replace(desk.office, bounded=partial(reader.judge, most_seconds=seconds))


def state(desk: Desk) -> list[tuple[object, ...]]:
    told = desk.rows(
        "SELECT number, status, stage, applicant, case_title, fields FROM applications"
    )
    told += desk.rows("SELECT application_id, code, place, state FROM findings ORDER BY 1, 2, 3")
    told += desk.rows("SELECT application_id, mail_id FROM submissions ORDER BY 1, 2")
    return told + desk.rows("SELECT kind, recipient, subject, state FROM notices ORDER BY id")


def every_action(desk: Desk) -> None:
    link(desk.office, 2, NUMBER, "staff")
    waive(desk.office, NUMBER, Actor("staff"), _finding(desk), "已核实")
    recheck(desk.office, NUMBER, Actor("staff"))
    assert {one.problem for one in replay(desk.office)} <= {"", "no letter is left of it"}
    unlink(desk.office, 2, "staff")


def _finding(desk: Desk) -> tuple[str, str]:
    row = desk.rows("SELECT code, place FROM findings WHERE application_id = 1 AND state = 'open'")
    return row[0]


def test_what_is_judged_apart_is_what_is_judged_here(tmp_path: Path, reader: Reader) -> None:
    states = []
    for name in ("here", "apart"):
        (tmp_path / name).mkdir()
        desk = two_letters(tmp_path / name)
        if name == "apart":
            bounded(desk, reader)
        every_action(desk)
        states.append(state(desk))
    assert states[0] == states[1]
    assert len(states[0]) > 5


ACTIONS: dict[str, Callable[[Desk], object]] = {
    "link": lambda desk: link(desk.office, 2, NUMBER, "staff"),
    "unlink": lambda desk: unlink(desk.office, 1, "staff"),
    "recheck": lambda desk: recheck(desk.office, NUMBER, Actor("staff")),
    "waive": lambda desk: waive(desk.office, NUMBER, Actor("staff"), _finding(desk), "已核实"),
}


@pytest.fixture(scope="module")
def hasty() -> Iterator[Reader]:
    with Reader(1) as one:
        yield one


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_whose_judging_never_ends_changes_nothing(
    action: str, tmp_path: Path, hasty: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.workers.readers.LEAST_SECONDS_TO_JUDGE", 0.5)
    desk = two_letters(tmp_path)
    before = state(desk)
    bounded(desk, hasty, 0.5)
    # Unlinking parts a letter from its application: what is left is gathered and judged.
    if action == "unlink":
        link(replace(desk.office, bounded=lambda work, *given: work(*given)), 2, NUMBER, "staff")
        before = state(desk)
    monkeypatch.setattr("intake.decisions.decide_application.judge_under", for_ever)
    with pytest.raises(LetterOverdue, match="judging took longer"):
        ACTIONS[action](desk)
    assert state(desk) == before


@pytest.mark.parametrize("step", PURE)
def test_a_replay_tells_which_it_could_not_judge_and_goes_on(
    step: str, tmp_path: Path, hasty: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.workers.readers.LEAST_SECONDS_TO_JUDGE", 0.5)
    desk = two_letters(tmp_path)
    bounded(desk, hasty, 0.5)
    monkeypatch.setattr(step, for_ever)
    told = list(replay(desk.office))
    assert len(told) == len(desk.rows("SELECT id FROM applications"))
    assert all("judging took longer" in one.problem for one in told)


def test_the_program_s_own_office_judges_in_bounded_time(tmp_path: Path) -> None:
    with Reader(1) as reader, open_office(Settings(data_dir=tmp_path), reader) as office:
        work = office.bounded
        assert isinstance(work, partial)
        assert work.func == reader.judge
        assert work.keywords["most_seconds"] == LEAST_SECONDS_TO_JUDGE < SECONDS_TO_JUDGE


def test_the_console_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("intake.workers.readers", "intake.office"):
        monkeypatch.setattr(f"{place}.LEAST_SECONDS_TO_JUDGE", 0.5)
    with console_desk(tmp_path, ["complete-scan"], processes=True) as desk:
        accounts.add(desk.db, "reviewer", AccountRole.REVIEWER, PASSWORD, desk.now())
        client = browser(desk, "reviewer")
        number = desk.db.execute("SELECT number FROM applications").fetchone()[0]
        assert desk.office.bounded.func == desk.reader.judge
        monkeypatch.setattr("intake.decisions.decide_application.judge_under", for_ever)
        page = act(client, f"/applications/{number}", "recheck")
        assert page.status_code == 409
        assert "审查超时，没有任何改动" in page.text
