"""Counts applications, letters and notices from totals that triggers keep."""

from collections.abc import Mapping
from datetime import datetime

from intake.register.connection import Database
from intake.register.timestamps import from_optional_text


def by_state(db: Database, campaign: str = "") -> Mapping[tuple[str, str, str], int]:
    """Applications by (campaign, status, stage); of one campaign where one is named."""
    rows = db.execute(
        "SELECT campaign, status, stage, sum(number) FROM application_counts"
        " WHERE ? IN ('', campaign) GROUP BY 1, 2, 3 HAVING sum(number) > 0 ORDER BY 1, 2, 3",
        [campaign],
    )
    return {(campaign, status, stage): number for campaign, status, stage, number in rows}


def by_day(db: Database, campaign: str = "") -> Mapping[str, int]:
    """New applications by the office's day, withdrawn ones aside, oldest first."""
    rows = db.execute(
        "SELECT day, sum(number) FROM application_counts"
        " WHERE ? IN ('', campaign) AND stage <> 'withdrawn'"
        " GROUP BY day HAVING sum(number) > 0 ORDER BY day",
        [campaign],
    )
    return dict(rows.fetchall())


def letters(db: Database) -> Mapping[str, int]:
    """Letters by their state."""
    return dict(db.execute("SELECT state, count(*) FROM mails GROUP BY state").fetchall())


def waiting_letters(db: Database) -> Mapping[str, int]:
    """Letters that need a person, by state; the many that do not are not counted."""
    rows = db.execute(
        "SELECT state, count(*) FROM mails WHERE state IN ('quarantined', 'question', 'fetched')"
        " GROUP BY state"
    )
    return dict(rows.fetchall())


def notices(db: Database) -> Mapping[str, int]:
    """Notices by their state."""
    return dict(db.execute("SELECT state, count(*) FROM notices GROUP BY state").fetchall())


def waiting_notices(db: Database) -> Mapping[str, int]:
    """Notices that are not done with, by state."""
    rows = db.execute(
        "SELECT state, count(*) FROM notices"
        " WHERE state IN ('held', 'due', 'failed', 'unknown') GROUP BY state"
    )
    return dict(rows.fetchall())


def last_sent(db: Database) -> datetime | None:
    """Return when the mail server last took a notice."""
    (at,) = db.execute("SELECT max(sent_at) FROM notices").fetchone()
    return from_optional_text(at)


def oldest_due(db: Database) -> datetime | None:
    """Return when the notice was written that has waited longest to be sent, however often it was tried."""
    (at,) = db.execute("SELECT min(created_at) FROM notices WHERE state = 'due'").fetchone()
    return from_optional_text(at)
