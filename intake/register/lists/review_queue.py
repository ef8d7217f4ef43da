"""Lists applications that wait for a person's decision, in the order they came."""

from dataclasses import dataclass
from datetime import datetime

from intake.register.applications.applications import UNDECIDED
from intake.register.connection import Database
from intake.register.timestamps import from_text

MOST_SHOWN = 100

WAITS = f"status = 'review' AND {UNDECIDED}"
"""As a condition: a person's decision is what it waits for."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """`doubts` are the messages of what a person has to decide."""

    id: int
    number: str
    applicant: str
    case_title: str
    received_at: datetime
    assignee: str
    doubts: tuple[str, ...]


def waiting(db: Database, campaign: str = "", assignee: str = "") -> tuple[Waiting, ...]:
    """The oldest; all campaigns' and everybody's where none is named."""
    rows = db.execute(
        "SELECT id, number, applicant, case_title, received_at, coalesce(assignee, '')"  # noqa: S608  our own words
        f" FROM applications LEFT JOIN desks ON application_id = id WHERE {WAITS}"
        " AND ? IN ('', campaign) AND ? IN ('', coalesce(assignee, '')) ORDER BY id LIMIT ?",
        [campaign, assignee, MOST_SHOWN],
    ).fetchall()
    return tuple(
        Waiting(id_, number, applicant, title, from_text(at), whose, _doubts(db, id_))
        for id_, number, applicant, title, at, whose in rows
    )


def _doubts(db: Database, application_id: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT message FROM findings WHERE application_id = ? AND state = 'open'"
        " AND severity = 'refer' ORDER BY id LIMIT 5",
        [application_id],
    )
    return tuple(message for (message,) in rows)


def after(db: Database, application_id: int, name: str) -> str | None:
    """The number of the next one that is `name`'s or nobody's; from the first again after the last."""
    for beyond in (application_id, 0):
        row = db.execute(
            f"SELECT number FROM applications LEFT JOIN desks ON application_id = id WHERE {WAITS}"  # noqa: S608  our own words
            " AND id > ? AND coalesce(assignee, '') IN ('', ?) ORDER BY id LIMIT 1",
            [beyond, name],
        ).fetchone()
        if row:
            return str(row[0])
    return None
