"""Lists the newest events, with the number of the application each is about."""

from dataclasses import dataclass
from datetime import datetime

from intake.register.connection import Database
from intake.register.timestamps import from_text


@dataclass(frozen=True, slots=True)
class Recent:
    at: datetime
    actor: str
    number: str
    what: str
    detail: str


def recent(db: Database, most: int) -> tuple[Recent, ...]:
    """Newest first; `number` is "" for what is about no application."""
    rows = db.execute(
        "SELECT at, actor, coalesce(number, ''), what, detail"
        " FROM (SELECT * FROM events ORDER BY id DESC LIMIT ?) AS events"
        " LEFT JOIN applications ON applications.id = application_id ORDER BY events.id DESC",
        [most],
    )
    return tuple(Recent(from_text(at), *rest) for at, *rest in rows)
