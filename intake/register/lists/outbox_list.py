"""Lists the outbox a page at a time, newest first, without the notices' texts."""

from dataclasses import dataclass
from datetime import datetime

from intake.register.connection import Database
from intake.register.timestamps import from_text

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListedNotice:
    """`number` is the application's, "" for none. `remark` is what was last heard, or why it waits."""

    id: int
    number: str
    kind: str
    recipient: str
    subject: str
    state: str
    created_at: datetime
    remark: str


def page(db: Database, state: str = "", before: int = 0) -> tuple[tuple[ListedNotice, ...], bool]:
    """Those in the state, with smaller ids than `before`; and whether there are more."""
    where = "notices.state = :state" if state else "1"
    rows = db.execute(
        "SELECT notices.id, coalesce(number, ''), kind, recipient, subject, notices.state,"  # noqa: S608  our own words
        " created_at, last_error FROM notices LEFT JOIN applications"
        f" ON applications.id = application_id WHERE {where} AND (:before = 0 OR notices.id < :before)"
        " ORDER BY notices.id DESC LIMIT :most",
        {"state": state, "before": before, "most": PAGE + 1},
    ).fetchall()
    return tuple(_listed(row) for row in rows[:PAGE]), len(rows) > PAGE


def _listed(row: tuple[int, str, str, str, str, str, str, str]) -> ListedNotice:
    *_, at, remark = row
    return ListedNotice(*row[:6], from_text(at), remark)
