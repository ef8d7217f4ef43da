"""Lists the ledger a page at a time, newest first, with the applications of each letter."""

import json
from dataclasses import dataclass

from intake.register.connection import Database
from intake.register.letters.ledger import Mail, mail_from_row

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListedLetter:
    mail: Mail
    numbers: tuple[str, ...]


def page(db: Database, state: str = "", before: int = 0) -> tuple[tuple[ListedLetter, ...], bool]:
    """Those in the state, with smaller ids than `before`; and whether there are more."""
    # Without the + SQLite would sort all letters of the state by their time's index.
    where = "state = :state" if state else "1"
    rows = list(
        db.query(
            f"SELECT * FROM mails WHERE {where} AND (:before = 0 OR id < :before)"  # noqa: S608  our own words
            " ORDER BY id DESC LIMIT :most",
            {"state": state, "before": before, "most": PAGE + 1},
        )
    )
    mails = [mail_from_row(row) for row in rows[:PAGE]]
    numbers: dict[int, list[str]] = {}
    for mail_id, number in db.execute(
        "SELECT mail_id, number FROM submissions JOIN applications ON applications.id = application_id"
        " WHERE mail_id IN (SELECT value FROM json_each(?)) ORDER BY number",
        [json.dumps([mail.id for mail in mails])],
    ):
        numbers.setdefault(mail_id, []).append(number)
    listed = tuple(ListedLetter(mail, tuple(numbers.get(mail.id, ()))) for mail in mails)
    return listed, len(rows) > PAGE
