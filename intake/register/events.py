"""Stores the event log: every decision and action, append-only (the schema forbids the rest)."""

from dataclasses import dataclass
from datetime import datetime

from intake.register.connection import Database
from intake.register.timestamps import from_text, to_text

PROGRAM = "intake"
"""The actor of what no person did."""

RESTORED = "register-restored"
"""What is noted when a backup came back."""


@dataclass(frozen=True, slots=True)
class Event:
    id: int
    at: datetime
    actor: str
    application_id: int | None
    what: str
    detail: str


def note(  # noqa: PLR0917  an event's columns in their order
    db: Database, at: datetime, actor: str, application_id: int | None, what: str, detail: str = ""
) -> None:
    """Appends one event; part of the caller's transaction where one is open."""
    db.table("events").insert(
        {
            "at": to_text(at),
            "actor": actor,
            "application_id": application_id,
            "what": what,
            "detail": detail,
        }
    )


def of_application(db: Database, application_id: int) -> tuple[Event, ...]:
    rows = db.query("SELECT * FROM events WHERE application_id = ? ORDER BY id", [application_id])
    return tuple(Event(**{**row, "at": from_text(row["at"])}) for row in rows)


def newest(db: Database, application_id: int) -> int:
    """The id of the application's newest event; 0 where it has none."""
    row = db.execute("SELECT max(id) FROM events WHERE application_id = ?", [application_id])
    return int(row.fetchone()[0] or 0)
