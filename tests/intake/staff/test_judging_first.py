"""No action judges while the register is locked, and none overwrites what changed while it judged."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from applicants import Desk, Mailing, all_files, form, scan
from dossiers import APPLICANT, IN_TIME, STEM, TITLE

from intake.errors import CannotAct
from intake.register import notices
from intake.register.applications import applications, review_notes, rulings
from intake.register.database import open_register
from intake.staff import (
    announcing,
    asking,
    extending,
    filing,
    outgoing,
    rechecking,
    relink,
    ruling,
    staging,
)
from intake.staff.acting import Actor, Overtaken, version_of
from intake.staff.by_hand import hand_files
from intake.staff.by_hand.hand_files import HandFile
from intake.staff.replay import apply, replay

NUMBER = "SCO2026-0001"
LIN = Actor("林审核")
PLEDGE = ("material-unstamped", "pledge")
FORM = ("material-unstamped", "form-pdf")


@pytest.fixture
def desk(tmp_path) -> Desk:
    """An application whose two scans bear no seal, and a second letter that belongs to another."""
    desk = Desk(tmp_path)
    files = all_files(case_type="其他合作")
    pledge = next(name for name in files if "承诺书" in name)
    desk.take(Mailing(files=files))
    desk.take(Mailing("承诺书", "lin@163.example", {pledge: files[pledge]}, number=2))
    return desk


def sha256_of(desk: Desk, part: str) -> str:
    return desk.rows(f"SELECT sha256 FROM documents WHERE filename LIKE '%{part}%'")[0][0]


def waive_all(desk: Desk) -> None:
    for finding in (PLEDGE, FORM):
        ruling.waive(desk.office, NUMBER, LIN, finding, "原件已核对")


def undo(desk: Desk) -> None:
    made = rulings.in_force(desk.db, applications.find(desk.db, NUMBER).id)
    ruling.undo(desk.office, NUMBER, LIN, made[0].id)


def hand_in(desk: Desk) -> None:
    file = HandFile("补充.pdf", scan(7), "当面递交", IN_TIME + timedelta(hours=1))
    hand_files.add(desk.office, NUMBER, LIN, file)


def announce(desk: Desk) -> None:
    announcing.announce(desk.office, [NUMBER], LIN)


def file_by_hand(desk: Desk) -> None:
    filing.assign(desk.office, NUMBER, LIN, sha256_of(desk, "支撑"), ["pledge"], automatic=False)


def replay_all(desk: Desk) -> None:
    for one in replay(desk.office):
        apply(desk.office, one, "cli")


ACTIONS: dict[str, tuple[Callable[[Desk], object], Callable[[Desk], object], int]] = {
    "waive": (lambda _: None, lambda d: ruling.waive(d.office, NUMBER, LIN, PLEDGE, "已核对"), 1),
    "uphold": (lambda _: None,
               lambda d: ruling.uphold(d.office, NUMBER, LIN, ("field-invalid", "case_type"), "不明"), 1),
    "accept": (waive_all, lambda d: ruling.accept(d.office, NUMBER, LIN, "已核对"), 1),
    "undo": (waive_all, undo, 1),
    "ask": (lambda _: None, lambda d: asking.ask(d.office, NUMBER, LIN, "请补充能耗数据。"), 1),
    "extend": (lambda _: None,
               lambda d: extending.extend(d.office, NUMBER, LIN, date(2026, 8, 1), "来函申请"), 1),
    "file": (lambda _: None, file_by_hand, 1),
    "recheck": (lambda _: None, lambda d: rechecking.recheck(d.office, NUMBER, LIN), 1),
    "hand in": (lambda _: None, hand_in, 1),
    "link": (lambda _: None, lambda d: relink.link(d.office, 2, NUMBER, "林审核"), 1),
    "unlink": (lambda d: relink.link(d.office, 2, NUMBER, "林审核"),
               lambda d: relink.unlink(d.office, 2, "林审核"), 1),
    "announce": (lambda d: staging.set_stage(d.office, NUMBER, LIN, "selected"), announce, 1),
    "replay": (lambda _: None, replay_all, 2),
}  # fmt: skip
"""What comes before the action, the action, and how many verdicts it makes."""

WRITES = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
connection.execute("INSERT INTO events (at, actor, what) VALUES ('2026-06-10', 'other', 'was-here')")
"""


def while_judging(desk: Desk, then: Callable[[], None]) -> list[str]:
    """Has something happen whenever a verdict is made; the list grows by one for each."""
    judge, judged = desk.office.bounded, list[str]()

    def slowly(work, *arguments):
        if work.__name__ == "judge_under":
            judged.append(work.__name__)
            then()
        return judge(work, *arguments)

    desk.office = replace(desk.office, bounded=slowly)
    return judged


def register_of(desk: Desk) -> Path:
    return Path(desk.db.execute("PRAGMA database_list").fetchone()[2])


def write_from_elsewhere(desk: Desk) -> None:
    """Fails at once where the register is locked."""
    path = str(register_of(desk))
    subprocess.run([sys.executable, "-c", WRITES, path], check=True, capture_output=True)


@pytest.mark.parametrize("action", ACTIONS)
def test_another_process_writes_while_a_click_judges(action, desk):
    before, act, verdicts = ACTIONS[action]
    before(desk)
    written = []

    def write() -> None:
        assert not desk.db.conn.in_transaction
        if not written:
            write_from_elsewhere(desk)
            written.append(action)

    judged = while_judging(desk, write)
    act(desk)
    assert written
    assert len(judged) == verdicts
    assert desk.rows("SELECT count(*) FROM events WHERE what = 'was-here'") == [(1,)]


NAMES = (APPLICANT, "海岬环境工程有限公司", "云杉节能设备有限公司")
TITLES = (TITLE, "阿拉木图风电场配套项目", "乌兹别克斯坦灌渠光伏项目")


def stem_of(number: int) -> str:
    return STEM.replace(APPLICANT, NAMES[number]).replace(TITLE, TITLES[number])


@pytest.mark.parametrize("others", [1, 2])
def test_a_letter_judges_no_other_application_while_it_is_registered(others, tmp_path):
    """The common answer that waits is dropped, and the others it was to tell of are judged anew."""
    desk = Desk(tmp_path)
    files: dict[str, bytes] = {}
    for number in range(others + 1):
        stem = stem_of(number)
        answers = form(applicant=NAMES[number], case_title=TITLES[number])
        files |= {f"{stem}.docx": answers, f"{stem}（申报表盖章版）.pdf": scan(20 + number)}
    desk.take(Mailing("园区报送", files=files), hold=True)
    assert len(desk.rows("SELECT id FROM applications")) == others + 1
    free = []
    judged = while_judging(desk, lambda: free.append(not desk.db.conn.in_transaction))
    desk.take(Mailing(f"补正 {NUMBER}", files={f"{stem_of(0)}（承诺书）.pdf": scan(9)}, number=3))
    assert len(judged) > others
    assert all(free)


def ruled_elsewhere(desk: Desk) -> None:
    """Another reviewer waives the other finding, on a connection of his own."""
    db = open_register(register_of(desk))
    other = replace(desk.office, db=db, bounded=lambda work, *given: work(*given))
    ruling.waive(other, NUMBER, Actor("王审核"), FORM, "另一人同时核对")
    db.close()


def open_findings(desk: Desk) -> set[tuple[str, str]]:
    rows = desk.rows("SELECT code, place FROM findings WHERE application_id = 1 AND state = 'open'")
    return set(rows)


CHANGED_MEANWHILE = {
    "waive": lambda d, who: ruling.waive(d.office, NUMBER, who, PLEDGE, "已核对"),
    "extend": lambda d, who: extending.extend(d.office, NUMBER, who, date(2026, 8, 1), "来函申请"),
    "recheck": lambda d, who: rechecking.recheck(d.office, NUMBER, who),
    "hand in": lambda d, _: hand_in(d),
    "link": lambda d, _: relink.link(d.office, 2, NUMBER, "林审核"),
    "replay": lambda d, _: replay_all(d),
}


@pytest.mark.parametrize("action", CHANGED_MEANWHILE)
def test_what_changed_while_a_click_judged_is_not_lost(action, desk):
    assert FORM in open_findings(desk)
    done = []

    def once() -> None:
        if not done:
            done.append(action)
            ruled_elsewhere(desk)

    while_judging(desk, once)
    CHANGED_MEANWHILE[action](desk, LIN)
    assert FORM not in open_findings(desk)
    assert (PLEDGE in open_findings(desk)) is (action != "waive")
    made = rulings.in_force(desk.db, 1)
    assert "王审核" in {one.actor for one in made}
    # The verdict that was written knows both.
    status = applications.find(desk.db, NUMBER).status
    rechecking.recheck(desk.office, NUMBER, LIN)
    assert applications.find(desk.db, NUMBER).status is status


def test_who_acts_on_a_page_is_told_that_it_shows_what_no_longer_is(desk):
    seen = version_of(desk.office, applications.find(desk.db, NUMBER))
    done = []

    def once() -> None:
        if not done:
            done.append(seen)
            ruled_elsewhere(desk)

    while_judging(desk, once)
    with pytest.raises(Overtaken):
        ruling.waive(desk.office, NUMBER, Actor("林审核", seen), PLEDGE, "已核对")
    assert PLEDGE in open_findings(desk)
    assert FORM not in open_findings(desk)


def test_an_application_that_never_rests_is_left_as_it_is(desk, monkeypatch):
    monkeypatch.setattr("intake.decisions.judging_first.MOST_TRIES", 4)
    other = open_register(register_of(desk))
    days = iter(range(1, 28))

    def change() -> None:
        review_notes.extend(other, 1, date(2026, 9, next(days)))

    while_judging(desk, change)
    with pytest.raises(CannotAct, match="一直有新的变动，没有任何改动"):
        rechecking.recheck(desk.office, NUMBER, LIN)
    assert desk.rows("SELECT count(*) FROM events WHERE what = 'rechecked'") == [(0,)]


def test_a_correction_with_old_days_is_written_anew_outside_the_lock(desk):
    (waiting,) = [row for row in notices.listing(desk.db) if row.application_id == 1][-1:]
    desk.db.execute("UPDATE notices SET state = 'held' WHERE id = ?", [waiting.id])
    review_notes.extend(desk.db, 1, date(2026, 8, 20))
    judged = while_judging(desk, lambda: write_from_elsewhere(desk))
    outgoing.renew(desk.office, waiting.id, LIN)
    assert len(judged) == 1
    assert "2026年8月20日" in notices.get(desk.db, waiting.id).text
