"""Wrong passwords, counted, so that guessing takes years."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from intake.register.database import transaction
from intake.register.moments import to_text

WINDOW = timedelta(minutes=15)

MOST_FROM_ONE, MOST_OF_ADDRESS, MOST_OF_NAME = 5, 20, 50
"""Wrong tries in the window: of one name from one address; of one address, whatever the names (behind
a proxy all staff share one); of one name from anywhere, so high that a stranger hardly locks us out.
"""


def throttled(db: Database, name: str, address: str, now: datetime) -> bool:
    """Whether this name or address has to wait."""
    counts = db.execute(
        "SELECT count(*) FILTER (WHERE name = :name AND address = :address),"
        " count(*) FILTER (WHERE address = :address), count(*) FILTER (WHERE name = :name)"
        " FROM login_failures WHERE at > :since AND (name = :name OR address = :address)",
        {"name": name, "address": address, "since": to_text(now - WINDOW)},
    ).fetchone()
    most = (MOST_FROM_ONE, MOST_OF_ADDRESS, MOST_OF_NAME)
    return any(count >= limit for count, limit in zip(counts, most, strict=True))


def note(db: Database, name: str, address: str, now: datetime) -> None:
    with transaction(db):
        db.execute("DELETE FROM login_failures WHERE at < ?", [to_text(now - WINDOW)])
        row = {"name": name, "address": address, "at": to_text(now)}
        db.table("login_failures").insert(row)


def forget(db: Database, name: str, address: str) -> None:
    """Who got in begins anew."""
    with transaction(db):
        db.execute("DELETE FROM login_failures WHERE name = ? AND address = ?", [name, address])
