"""Stores staff's notes on an application: reviewer, extension, libraries."""

import json
from dataclasses import dataclass
from datetime import date

from intake.register.connection import Database
from intake.register.database import transaction


@dataclass(frozen=True, slots=True)
class DeskNote:
    """`extended_to`: the last day this one application has, None for the call's own."""

    assignee: str = ""
    extended_to: date | None = None
    tags: tuple[str, ...] = ()


def of_application(db: Database, application_id: int) -> DeskNote:
    row = db.execute(
        "SELECT assignee, extended_to, tags FROM desks WHERE application_id = ?", [application_id]
    ).fetchone()
    if row is None:
        return DeskNote()
    assignee, extended_to, tags = row
    until = date.fromisoformat(extended_to) if extended_to else None
    return DeskNote(assignee, until, tuple(json.loads(tags)))


def assign(db: Database, application_id: int, assignee: str) -> None:
    _write(db, application_id, "assignee", assignee)


def extend(db: Database, application_id: int, until: date | None) -> None:
    _write(db, application_id, "extended_to", until.isoformat() if until else None)


def tag(db: Database, application_id: int, tags: tuple[str, ...]) -> None:
    _write(db, application_id, "tags", json.dumps(tags, ensure_ascii=False))


def _write(db: Database, application_id: int, column: str, value: str | None) -> None:
    with transaction(db):
        db.execute("INSERT OR IGNORE INTO desks (application_id) VALUES (?)", [application_id])
        db.table("desks").update(application_id, {column: value})
