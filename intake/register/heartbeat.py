"""Stores the service's heartbeat; a poller that stopped is seen by the age of its last beat."""

from datetime import datetime

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import from_text, to_text


def beat(db: Database, name: str, now: datetime, detail: str = "") -> None:
    """`name` did its round at `now`; `detail` is its problem, "" where all went well."""
    with transaction(db):
        row = {"name": name, "at": to_text(now), "detail": detail}
        db.table("heartbeats").upsert(row, pk="name")


def listing(db: Database) -> tuple[tuple[str, datetime, str], ...]:
    """Every chore that ever did a round: its name, when it last did, and its problem then."""
    rows = db.execute("SELECT name, at, detail FROM heartbeats ORDER BY name")
    return tuple((name, from_text(at), detail) for name, at, detail in rows)


def last_beat(db: Database, name: str) -> tuple[datetime, str] | None:
    row = db.execute("SELECT at, detail FROM heartbeats WHERE name = ?", [name]).fetchone()
    return (from_text(row[0]), row[1]) if row else None
