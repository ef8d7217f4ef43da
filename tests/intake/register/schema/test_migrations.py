"""A new register takes every step; one written in a trial comes to the same schema with all it holds."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from intake.register.applications import rulings
from intake.register.applications.rulings import RulingKind
from intake.register.database import open_register
from intake.register.schema.migrations import FIRST, STEPS
from intake.register.schema.trial_steps.steps import TRIAL_STEPS

WHEN = "2026-06-10T10:00:00+08:00"

ROWS = {
    "mails": {"id": 3, "account": "office", "folder": "INBOX", "uidvalidity": 1, "uid": 7,
              "sha256": "aa", "received_at": WHEN, "fetched_at": WHEN, "state": "registered"},
    "applications": {"id": 5, "number": "SCO2026-0001", "prefix": "SCO2026", "sequence": 1,
                     "campaign": "sco-2026", "applicant": "云岭绿能公司", "case_title": "风电场",
                     "status": "review", "received_at": WHEN, "updated_at": WHEN},
    "submissions": {"id": 6, "application_id": 5, "mail_id": 3, "received_at": WHEN},
    "documents": {"id": 8, "submission_id": 6, "filename": "表.docx", "sha256": "bb", "size": 9,
                  "media_type": "x"},
    "findings": {"id": 9, "application_id": 5, "code": "late", "aspect": "regularity",
                 "severity": "refer", "message": "迟交", "state": "waived", "found_at": WHEN,
                 "changed_at": WHEN},
    "notices": {"id": 11, "application_id": 5, "mail_id": 3, "kind": "receipt",
                "recipient": "lin@haijia.example", "subject": "回执", "text": "收到", "html": "收到",
                "body_sha256": "cc", "state": "sent", "message_id": "<1@office.example>",
                "created_at": WHEN, "due_at": WHEN, "handed_at": WHEN, "sent_at": WHEN},
    "events": {"id": 12, "at": WHEN, "actor": "intake", "application_id": 5, "what": "registered"},
    "folders": {"account": "office", "folder": "INBOX", "uidvalidity": 1, "baseline_uidnext": 1},
    "heartbeats": {"name": "poll", "at": WHEN},
}  # fmt: skip
"""One row for each table of the oldest step."""


def in_a_trial(path: Path, steps: int) -> dict[str, list[dict[str, object]]]:
    """Writes a register that has taken so many of the trial's steps; its rows by table."""
    db = Database(sqlite3.connect(path, isolation_level=None))
    for count in dict.fromkeys((1, steps)):
        migrations = Migrations("register")
        for name, step in TRIAL_STEPS[:count]:
            migrations(name=name)(_running(step) if isinstance(step, str) else step)
        migrations.apply(db)
        if count == 1:
            for table, row in ROWS.items():
                db.table(table).insert(row)
    held = {table: list(db.query(f"SELECT * FROM {table}")) for table in ROWS}
    db.close()
    return held


def _running(script: str):
    def run(db: Database) -> None:
        db.executescript(script)

    return run


def schema(db: Database) -> set[tuple[str, ...]]:
    """Tables, indexes and triggers as SQLite keeps them, white space and quotes aside."""
    rows = db.query("SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_master")
    return {
        (row["type"], row["name"], row["tbl_name"], re.sub(r'[\s"]', "", row["sql"]))
        for row in rows
    }


def columns(db: Database) -> dict[str, list[tuple[object, ...]]]:
    names = [name for name in db.changing.table_names() if not name.startswith("_")]
    return {name: list(map(tuple, db.table(name).columns)) for name in names}


@pytest.mark.parametrize("steps", range(1, len(TRIAL_STEPS) + 1))
def test_a_trials_register_comes_to_the_schema_of_a_new_one(tmp_path: Path, steps: int) -> None:
    held = in_a_trial(tmp_path / "trial.db", steps)
    new, trial = open_register(tmp_path / "new.db"), open_register(tmp_path / "trial.db")
    assert len(schema(new)) > 60
    assert schema(trial) == schema(new)
    assert columns(trial) == columns(new)
    assert trial.execute("PRAGMA foreign_key_check").fetchall() == []
    assert trial.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    for table, rows in held.items():
        (row,), (kept,) = rows, trial.query(f"SELECT * FROM {table}")
        assert kept | row == kept


def test_what_later_steps_count_and_index_is_there_for_older_rows(tmp_path: Path) -> None:
    in_a_trial(tmp_path / "trial.db", 1)
    db = open_register(tmp_path / "trial.db")
    (count,) = db.query("SELECT * FROM application_counts")
    assert (count["campaign"], count["day"], count["number"]) == ("sco-2026", WHEN[:10], 1)
    assert db.table("application_words").count == 1


def test_a_new_register_takes_the_first_step_and_those_after_it(tmp_path: Path) -> None:
    db = open_register(tmp_path / "register.db")
    taken = [row["name"] for row in db.query("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert taken == [name for name, _ in STEPS]
    assert taken[0] == FIRST


@pytest.mark.parametrize("steps", range(1, len(STEPS)))
def test_a_register_of_an_older_version_comes_to_the_schema_of_a_new_one(tmp_path, steps):
    old = Database(sqlite3.connect(tmp_path / "old.db", isolation_level=None))
    migrations = Migrations("register")
    for name, step in STEPS[:steps]:
        migrations(name=name)(_running(step) if isinstance(step, str) else step)
    migrations.apply(old)
    old.close()
    new, brought = open_register(tmp_path / "new.db"), open_register(tmp_path / "old.db")
    assert schema(brought) == schema(new)


def test_a_trials_register_is_brought_forward_once(tmp_path: Path) -> None:
    in_a_trial(tmp_path / "trial.db", 4)
    for _ in range(2):
        db = open_register(tmp_path / "trial.db")
        taken = [row["name"] for row in db.query("SELECT name FROM _sqlite_migrations ORDER BY id")]
        assert taken == [name for name, _ in (*TRIAL_STEPS, *STEPS)]
        db.close()


@pytest.mark.parametrize(
    ("steps", "state", "made"),
    [(1, "waived", 1), (4, "waived", 1), (9, "waived", 1), (9, "open", 0), (9, "resolved", 0)],
)
def test_what_was_waived_in_a_trial_is_a_ruling_on_the_files_there_were(
    tmp_path: Path, steps: int, state: str, made: int
) -> None:
    path = tmp_path / "trial.db"
    in_a_trial(path, steps)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE findings SET state = ?", [state])
    for _ in range(2):
        db = open_register(path)
        found = [one for one in rulings.in_force(db, 5) if one.kind is RulingKind.WAIVED]
        assert [(one.code, one.place, one.documents) for one in found] == [
            ("late", "", frozenset({"bb"}))
        ] * made
        db.close()
