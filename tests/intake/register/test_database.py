# ruff: noqa: PT012 - a transaction is a block of statements, one of which raises
import sqlite3
from pathlib import Path

import disk
import pytest

from intake.register import database
from intake.register.connection import Database
from intake.register.database import RegisterError, open_register, transaction
from intake.register.schema import migrations


def count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM heartbeats").fetchone()[0])


BEAT = "INSERT INTO heartbeats VALUES ('x', '2026-06-10T10:00:00+08:00', '')"


def test_a_register_is_made_where_there_is_none(tmp_path: Path) -> None:
    db = open_register(tmp_path / "data" / "register.db")
    tables = set(db.changing.table_names())
    named = {"mails", "applications", "submissions", "documents", "findings", "notices", "events"}
    assert named <= tables


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30000)],
)
def test_it_is_opened_safely(
    tmp_path: Path, pragma: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PRAGMAS", disk.SAFE)
    db = open_register(tmp_path / "register.db")
    assert db.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    open_register(tmp_path / "register.db").execute(BEAT)
    assert count(open_register(tmp_path / "register.db")) == 1


def test_a_step_that_fails_leaves_the_register_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_register(tmp_path / "register.db").execute(BEAT)
    bad = ("0002_bad", "CREATE TABLE more (x); INSERT INTO nowhere VALUES (1);")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, bad))
    with pytest.raises(RegisterError, match="nowhere"):
        open_register(tmp_path / "register.db")
    monkeypatch.undo()
    db = open_register(tmp_path / "register.db")
    assert "more" not in db.changing.table_names()
    assert count(db) == 1


def test_a_newer_register_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = ("0002_newer", "CREATE TABLE more (x);")
    with monkeypatch.context() as later:
        later.setattr(migrations, "STEPS", (*migrations.STEPS, newer))
        open_register(tmp_path / "register.db")
    with pytest.raises(RegisterError, match=r"newer version.*0002_newer"):
        open_register(tmp_path / "register.db")


def test_what_is_no_register_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_bytes(b"This is no database, whatever it is called. " * 50)
    with pytest.raises(RegisterError, match="damaged"):
        open_register(tmp_path / "register.db")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.db").mkdir()
    with pytest.raises(RegisterError, match="cannot be opened"):
        open_register(tmp_path / "register.db")


def test_a_locked_register_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = open_register(tmp_path / "register.db")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = open_register(tmp_path / "register.db")
    with transaction(holder), pytest.raises(RegisterError, match="locked"), transaction(other):
        pass
    with transaction(other):
        other.execute(BEAT)
    assert count(holder) == 1


def test_a_full_disk_is_told_and_changes_nothing(tmp_path: Path) -> None:
    db = open_register(tmp_path / "register.db")
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RegisterError, match=r"disk is full.*free some space"), transaction(db):
        db.execute(BEAT)
        db.execute("INSERT INTO heartbeats VALUES ('y', '', zeroblob(100000))")
    assert count(db) == 0
    assert not db.conn.in_transaction


def test_reading_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    holder, reader = (open_register(tmp_path / "register.db") for _ in range(2))
    with transaction(holder):
        holder.execute(BEAT)
        assert count(reader) == 0
    assert count(reader) == 1


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    db = open_register(tmp_path / "register.db")
    with pytest.raises(KeyError), transaction(db):
        db.execute(BEAT)
        db.table("heartbeats").insert({"name": "y", "at": "", "detail": ""})
        raise KeyError
    assert count(db) == 0
    assert not db.conn.in_transaction


def test_one_inside_another_is_undone_alone_and_with_it(tmp_path: Path) -> None:
    db = open_register(tmp_path / "register.db")
    with transaction(db):
        db.execute(BEAT)
        with pytest.raises(KeyError), transaction(db):
            db.execute("DELETE FROM heartbeats")
            raise KeyError
        assert count(db) == 1
    assert count(db) == 1
    with pytest.raises(KeyError), transaction(db):
        with transaction(db):
            db.execute("DELETE FROM heartbeats")
        raise KeyError
    assert count(db) == 1


def test_a_statement_that_fails_inside_undoes_the_rest(tmp_path: Path) -> None:
    db = open_register(tmp_path / "register.db")
    with pytest.raises(sqlite3.IntegrityError), transaction(db):
        db.execute(BEAT)
        db.execute(BEAT)
    assert count(db) == 0
    assert not db.conn.in_transaction
