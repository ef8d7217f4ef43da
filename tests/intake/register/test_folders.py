from datetime import timedelta
from pathlib import Path

import pytest
from rounds import NOON

from intake.register import heartbeat
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.letters import folders


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def test_the_boundary_is_that_of_the_first_contact(db: Database) -> None:
    assert folders.meet(db, "main", "INBOX", 1, 50).baseline_uidnext == 50
    assert folders.meet(db, "main", "INBOX", 1, 60).baseline_uidnext == 50


def test_a_new_uidvalidity_after_a_poll_holds_what_is_older_than_it(db: Database) -> None:
    folders.meet(db, "main", "INBOX", 1, 50)
    folders.polled(db, "main", "INBOX", uidnext=70, exists=9, now=NOON)
    anew = folders.meet(db, "main", "INBOX", 2, 30)
    assert (anew.uidvalidity, anew.baseline_uidnext, anew.hold_before) == (2, 1, NOON)
    assert (anew.last_uidnext, anew.last_exists) == (0, 0)


def test_a_new_uidvalidity_before_any_poll_is_a_first_contact(db: Database) -> None:
    folders.meet(db, "main", "INBOX", 1, 50)
    anew = folders.meet(db, "main", "INBOX", 2, 30)
    assert (anew.baseline_uidnext, anew.hold_before) == (30, None)


def test_a_poll_clears_the_trouble_before_it(db: Database) -> None:
    folders.meet(db, "main", "INBOX", 1, 50)
    folders.troubled(db, "main", "INBOX", "连接中断")
    assert [folder.last_problem for folder in folders.listing(db)] == ["连接中断"]
    folders.polled(db, "main", "INBOX", uidnext=70, exists=9, now=NOON)
    (folder,) = folders.listing(db)
    assert (folder.last_problem, folder.last_poll_at) == ("", NOON)


def test_heartbeats_keep_the_last_one(db: Database) -> None:
    assert heartbeat.last_beat(db, "poll") is None
    heartbeat.beat(db, "poll", NOON)
    heartbeat.beat(db, "poll", NOON + timedelta(minutes=1), "故障")
    assert heartbeat.last_beat(db, "poll") == (NOON + timedelta(minutes=1), "故障")
