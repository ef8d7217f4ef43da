"""Marks what a register restored from a backup cannot know of the time since."""

from datetime import datetime, timedelta

from intake.register import events
from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import from_text, to_text

_A_SECOND = timedelta(seconds=1)
"""Servers tell the second a letter came in: one of this very second may have been answered."""

_DOUBT = "恢复备份后无法确定是否已发出"


def doubt(db: Database, made_at: str, now: datetime) -> int:
    """Marks what may have been done between `made_at` (ISO 8601) and `now`: how many notices that
    were due may have been sent, and need a person's decision. The answers to letters that came
    before `now` and are not in the register, or not judged in it, will be held.
    """
    with transaction(db):
        cursor = db.execute(
            "UPDATE notices SET state = 'unknown', last_error = ? WHERE state = 'due'", [_DOUBT]
        )
        db.execute("UPDATE mails SET held = 1 WHERE state IN ('fetched', 'quarantined')")
        db.execute("UPDATE folders SET hold_before = ?", [to_text(now + _A_SECOND)])
        events.note(db, now, events.PROGRAM, None, events.RESTORED, made_at)
    return cursor.rowcount


def held_before(db: Database) -> datetime | None:
    """Letters received before this may have been answered before the last restore; None where
    there was none.
    """
    (last,) = db.execute("SELECT max(at) FROM events WHERE what = ?", [events.RESTORED]).fetchone()
    return from_text(last) + _A_SECOND if last else None
