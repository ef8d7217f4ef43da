"""Nearly the same answers among many applications, and in a register of an older version."""

import json
import random
import sqlite3
from pathlib import Path

import pytest
from rounds import NOON

from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.schema.trial_steps.schema_1 import SCHEMA_1
from intake.register.schema.trial_steps.schema_2 import SCHEMA_2
from intake.register.schema.trial_steps.schema_3 import SCHEMA_3
from intake.register.texts import long_answers

COPY = (
    "在塔什干州建设光伏温室，"
    + "一体化模式装机五十兆瓦，年发电七千万千瓦时，节水四成，带动当地就业二百六十人。" * 2
)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def prose(seed: int, words: int = 200) -> str:
    """Invented text of its own: no two seeds share three characters in a row but by chance."""
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(0x4E00, 0x5E00)) for _ in range(words))


def opened(db: Database, fields: dict[str, str], campaign: str = "sco-2026") -> int:
    with transaction(db):
        one = applications.open_application(db, campaign, "SCO2026", NOON, NOON)
        row = {"fields": json.dumps(fields, ensure_ascii=False), "applicant": f"单位{one.id}"}
        db.table("applications").update(one.id, row)
        long_answers.write(db, one.id, fields)
    return one.id


def found(db: Database, fields: dict[str, str], own: int | None = None) -> list[tuple[str, str]]:
    return [(one.number, one.field) for one in long_answers.near(db, "sco-2026", fields, own)]


def test_a_copied_answer_is_found_whatever_the_other_answers_say(db: Database) -> None:
    opened(db, {"summary": prose(1) + COPY, "results": prose(2)})
    mine = {"summary": prose(3), "results": prose(1) + COPY.replace("塔什干", "撒马尔罕")}
    assert found(db, mine) == [("SCO2026-0001", "results")]


@pytest.mark.parametrize(
    "theirs",
    [
        {"summary": prose(2)},
        {"summary": prose(1)[:70] + prose(2)},
        {"summary": "同前"},
        {"themes": ["水", "电"]},
        {},
    ],
    ids=["another", "a sentence quoted", "too short", "a choice", "no form"],
)
def test_what_is_no_copy(db: Database, theirs: dict[str, str]) -> None:
    opened(db, theirs)
    assert found(db, {"summary": prose(1), "themes": "水"}) == []


def test_neither_itself_nor_the_withdrawn_nor_another_campaign(db: Database) -> None:
    fields = {"summary": prose(1)}
    mine, gone = opened(db, fields), opened(db, fields)
    opened(db, fields, campaign="green")
    db.table("applications").update(gone, {"stage": "withdrawn"})
    assert found(db, fields, mine) == []


def test_written_again_the_old_text_is_forgotten(db: Database) -> None:
    theirs = opened(db, {"summary": prose(1)})
    with transaction(db):
        long_answers.write(db, theirs, {"summary": prose(2)})
    assert found(db, {"summary": prose(1)}) == []


def test_the_nearest_of_many_is_found_in_few_steps(db: Database) -> None:
    for seed in range(300):
        opened(db, {"summary": prose(seed)})
    steps: list[int] = []
    db.conn.set_progress_handler(lambda: steps.append(1), 100)
    assert found(db, {"summary": prose(7, 180) + prose(1000, 20)}) == [("SCO2026-0008", "summary")]
    assert len(steps) < 100


def test_of_countless_copies_some_are_named(db: Database) -> None:
    for _ in range(long_answers.MOST_A_BAND + 5):
        opened(db, {"summary": prose(1)})
    assert len(found(db, {"summary": prose(1)})) == long_answers.MOST_CANDIDATES


def test_an_older_register_gets_keys_for_what_it_holds(tmp_path: Path) -> None:
    old = Database(sqlite3.connect(tmp_path / "register.db"))
    old.execute(
        "CREATE TABLE _sqlite_migrations"
        " (migration_set TEXT, name TEXT, applied_at TEXT, PRIMARY KEY (migration_set, name))"
    )
    steps = {
        "0001_first": SCHEMA_1,
        "0002_shared_letters": SCHEMA_2,
        "0003_bounced_notices": SCHEMA_3,
    }
    for name, script in steps.items():
        old.executescript(script)
        row = {"migration_set": "register", "name": name, "applied_at": "2026-06-10"}
        old.table("_sqlite_migrations").insert(row)
    fields = json.dumps({"summary": prose(1)}, ensure_ascii=False)
    old.execute(
        "INSERT INTO applications (number, prefix, sequence, campaign, status, received_at, updated_at,"
        " fields) VALUES ('SCO2026-0001', 'SCO2026', 1, 'sco-2026', 'review', '', '', ?)",
        [fields],
    )
    old.conn.commit()
    old.conn.close()
    db = open_register(tmp_path / "register.db")
    assert found(db, {"summary": prose(1)}) == [("SCO2026-0001", "summary")]
