"""How many notices may leave now: providers cap an account, and nobody is to be flooded."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from intake.register import notices
from intake.register.notices import NoticeRow
from intake.settings import NoticeSettings


def within_budgets(
    db: Database,
    due: Iterable[NoticeRow],
    limits: NoticeSettings,
    zone: ZoneInfo,
    now: datetime,
) -> tuple[NoticeRow, ...]:
    """The due notices that may be sent now, the longest waiting first.

    One over its recipient's day becomes due at the next midnight; one over the hour stays due and
    is looked at again in the next round. None is dropped.
    """
    room = notices.left_this_hour(db, limits.budget_per_hour, now)
    midnight = datetime.combine(now.astimezone(zone).date(), time.min, zone)
    planned: Counter[str] = Counter()
    sendable: list[NoticeRow] = []
    for row in due:
        today = planned[row.recipient] + notices.handed_since(db, midnight, row.recipient)
        if today >= limits.per_sender_per_day:
            notices.postpone(db, row.id, midnight + timedelta(days=1))
        elif len(sendable) < room:
            planned[row.recipient] += 1
            sendable.append(row)
    return tuple(sendable)
