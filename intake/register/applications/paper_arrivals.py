"""Stores which materials of an application came on paper, on which day."""

from dataclasses import dataclass
from datetime import date, datetime

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import to_text


@dataclass(frozen=True, slots=True)
class PaperArrival:
    """`arrived_on` is the day in the campaign's zone, `actor` who noted it."""

    material: str
    arrived_on: date
    actor: str


def note(db: Database, application_id: int, arrival: PaperArrival, *, now: datetime) -> None:
    """A material noted once more has the newer day."""
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO paper_arrivals VALUES (?, ?, ?, ?, ?)",
            [application_id, arrival.material, arrival.arrived_on.isoformat(), arrival.actor,
             to_text(now)],
        )  # fmt: skip


def withdraw(db: Database, application_id: int, material: str) -> None:
    with transaction(db):
        db.execute(
            "DELETE FROM paper_arrivals WHERE application_id = ? AND material = ?",
            [application_id, material],
        )


def move(db: Database, application_id: int, to_id: int) -> tuple[PaperArrival, ...]:
    """Gives them to the application that takes the place of this one; what was noted there stays."""
    moved = of_application(db, application_id)
    with transaction(db):
        db.execute(
            "UPDATE OR IGNORE paper_arrivals SET application_id = ? WHERE application_id = ?",
            [to_id, application_id],
        )
        db.execute("DELETE FROM paper_arrivals WHERE application_id = ?", [application_id])
    return moved


def of_application(db: Database, application_id: int) -> tuple[PaperArrival, ...]:
    rows = db.execute(
        "SELECT material, arrived_on, actor FROM paper_arrivals WHERE application_id = ?"
        " ORDER BY arrived_on, material",
        [application_id],
    )
    return tuple(PaperArrival(one, date.fromisoformat(on), actor) for one, on, actor in rows)
