"""What a purge leaves: the counts, and not one word of a person."""

import io
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from applicants import APPLICANT, Desk, Mailing, all_files
from commands import intake, write_settings
from dossiers import TITLE, campaign

from intake.config.bundled_data import samples
from intake.register import notices
from intake.register.database import RegisterError
from intake.register.letters import ledger
from intake.register.purge import purgeable
from intake.staff.replay import replay
from intake.storage.purge import NotYet, purge
from intake.storage.verify import verify

KEPT = replace(campaign(), keep_days=30)
AFTER = KEPT.deadline + timedelta(days=31)
WORDS = (APPLICANT, TITLE, "lin@yunling.example", "yunling", "承诺书", "光伏")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    full = Mailing(files=all_files())
    desk.take(full, rush=True)
    desk.take(full)
    desk.take(Mailing(subject="请问截止时间", sender="wen@park.example", number=3))
    for row in notices.listing(desk.db):
        notices.mark_unknown(desk.db, row.id, desk.clock)
        notices.mark_sent(desk.db, row.id, desk.clock)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.json").write_text(APPLICANT)
    for name in ("reports/2026-06-10.html", "reports/.2026-06-10.html-x", "evidence/ab/c/1.jpg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(APPLICANT)
    bounced(desk)
    return desk


def bounced(desk: Desk) -> None:
    """A server's word that the answer did not arrive: it holds the answer, and whose it was."""
    raw = b"Undelivered: lin@yunling.example"
    key = ledger.next_file_key(desk.db)
    sha256 = desk.office.archive.keep(raw)
    mail = ledger.record_fetched(desk.db, key, sha256, desk.clock, desk.clock, hold=False)
    (to,) = desk.rows("SELECT recipient FROM notices WHERE application_id IS NOT NULL LIMIT 1")[0]
    desk.db.execute(
        "UPDATE mails SET state = 'ignored', reason = ? WHERE id = ?",
        [f"退信：发往{to}的通知未送达（无此人）", mail.id],
    )


def letters(folder: Path) -> int:
    return len(list((folder / "archive").rglob("*.eml")))


def test_persons_go_and_counts_stay(desk: Desk, tmp_path: Path) -> None:
    counted = [
        desk.rows(f"SELECT {what} ORDER BY id")
        for what in (
            "number, status, stage, received_at FROM applications",
            "state, received_at, uid FROM mails",
            "code, severity, state FROM findings",
            "kind, state, sent_at FROM notices",
            "at, actor, what FROM events",
        )
    ]
    assert letters(tmp_path) == 3
    found = purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    assert (found.applications, len(found.letters)) == (1, 2)
    assert [
        desk.rows("SELECT number, status, stage, received_at FROM applications ORDER BY id"),
        desk.rows("SELECT state, received_at, uid FROM mails ORDER BY id"),
        desk.rows("SELECT code, severity, state FROM findings ORDER BY id"),
        desk.rows("SELECT kind, state, sent_at FROM notices ORDER BY id"),
        desk.rows("SELECT at, actor, what FROM events ORDER BY id")[:-1],
    ] == counted
    assert desk.rows("SELECT actor, what, detail FROM events ORDER BY id DESC LIMIT 1") == [
        ("Lin", "campaign-purged", KEPT.id)
    ]
    assert (letters(tmp_path), list((tmp_path / "facts").rglob("*.json"))) == (1, [])


def test_no_word_of_them_is_left_in_any_file(desk: Desk, tmp_path: Path) -> None:
    purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert [word for word in WORDS if word.encode() in left] == []
    assert b"wen@park.example" in left, "who belongs to no application stays"


def test_a_log_that_somebody_reads_is_told(desk: Desk, tmp_path: Path) -> None:
    """Nothing is said to be deleted while a file of the data folder still holds it."""
    desk.db.execute("PRAGMA busy_timeout = 1")
    reader = sqlite3.connect(tmp_path / "register.db")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM mails").fetchone()
    with pytest.raises((RegisterError, sqlite3.OperationalError)):
        purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    reader.close()
    purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert [word for word in WORDS if word.encode() in left] == []


def test_the_register_stays_sound_and_closed_to_changes(desk: Desk, tmp_path: Path) -> None:
    purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    assert verify(desk.db, desk.office.archive) == ()
    with pytest.raises(Exception, match="append-only"):
        desk.db.execute("UPDATE events SET detail = 'x'")
    (one,) = replay(desk.office)
    assert (one.changed, one.problem != "") == (False, True)
    assert purge(desk.db, tmp_path, KEPT, AFTER, "Lin").letters == ()


def test_one_that_was_killed_is_done_again(desk: Desk, tmp_path: Path) -> None:
    for sha256 in purgeable(desk.db, KEPT.id).letters:
        desk.office.archive.path(sha256).unlink()
    purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    assert verify(desk.db, desk.office.archive) == ()


def test_a_letter_about_two_campaigns_waits_for_the_second(desk: Desk, tmp_path: Path) -> None:
    desk.db.execute("INSERT INTO applications (number, prefix, sequence, campaign, status,"
                    " received_at, updated_at, verdict) SELECT 'X-0001', 'X', 1, 'other', status,"
                    " received_at, updated_at, 'x' FROM applications")  # fmt: skip
    desk.db.execute("INSERT INTO submissions (application_id, mail_id, received_at)"
                    " VALUES (2, 1, '2026-06-10T10:00:00+08:00')")  # fmt: skip
    first = purge(desk.db, tmp_path, KEPT, AFTER, "Lin")
    assert (len(first.letters), letters(tmp_path)) == (1, 2), "the bounce is the first one's alone"
    assert len(purge(desk.db, tmp_path, replace(KEPT, id="other"), AFTER, "Lin").letters) == 1
    assert letters(tmp_path) == 1


@pytest.mark.parametrize(
    ("call", "days", "told"),
    [
        (replace(KEPT, keep_days=None), 999, "no keep_days"),
        (KEPT, 29, "kept until"),
        (replace(KEPT, extended_to=KEPT.closes_on + timedelta(days=60)), 31, "kept until"),
    ],
)
def test_not_before_its_time(desk: Desk, tmp_path: Path, call, days: int, told: str) -> None:
    with pytest.raises(NotYet, match=told):
        purge(desk.db, tmp_path, call, KEPT.deadline + timedelta(days=days), "Lin")
    assert desk.rows("SELECT applicant FROM applications") == [(APPLICANT,)]


def test_not_while_a_notice_waits(desk: Desk, tmp_path: Path) -> None:
    desk.db.execute("UPDATE notices SET state = 'held'")
    with pytest.raises(NotYet, match="1 notices"):
        purge(desk.db, tmp_path, KEPT, AFTER, "Lin")


def test_the_command_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_settings(tmp_path)
    folder = tmp_path / "campaigns"
    folder.mkdir()
    shipped = samples().parent / "config" / "campaigns" / "green-parks-2024-park.toml"
    text = shipped.read_text("utf-8").replace('timezone = "Asia', 'keep_days = 1\ntimezone = "Asia')
    (folder / shipped.name).write_text(text, "utf-8")
    sample = samples() / "green-parks-park" / "mail.eml"
    assert intake("take", sample, "--config", config).code == 0
    name = "green-parks-2024-park"
    assert "have not left" in intake("purge", name, "--yes", "--config", config).err
    Desk(tmp_path / "data").db.execute("UPDATE notices SET state = 'sent'")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert "nothing was deleted" in intake("purge", name, "--config", config).err
    assert letters(tmp_path / "data") == 1
    assert "1 applications and 1 letters" in intake("purge", name, "--yes", "--config", config).out
    assert letters(tmp_path / "data") == 0
    assert "no campaign" in intake("purge", "none", "--config", config).err
