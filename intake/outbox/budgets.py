"""Limits how many notices may leave now: providers cap an account, and nobody must be flooded.

Mailboxes are counted whatever their spelling, and organisations by their domain: who makes us write to
one victim, or in one forged name, takes the hour from nobody else.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from intake.config.settings import NoticeSettings
from intake.register import notices
from intake.register.connection import Database
from intake.register.notices import NoticeRow
from parsers.texts.contact.mailbox_key import counting_domain, counting_key
from validators.senders.known_senders import is_free

_HOUR = timedelta(hours=1)
_LEAST_FOR_A_DOMAIN = 20
"""An office or university where many apply still hears within the hour."""


def within_budgets(
    db: Database,
    due: Iterable[NoticeRow],
    limits: NoticeSettings,
    zone: ZoneInfo,
    now: datetime,
) -> tuple[NoticeRow, ...]:
    """The due notices that may be sent now: of each house the longest waiting first, the houses in turn.

    One over its recipient's day becomes due at the next midnight; one over the hour, or over its
    domain's share of it, stays due and is looked at again in the next round. None is dropped.
    """
    midnight = datetime.combine(now.astimezone(zone).date(), time.min, zone)
    today = Counter(map(counting_key, notices.handed_to(db, midnight)))
    waiting: list[NoticeRow] = []
    for row in due:
        key = counting_key(row.recipient)
        if today[key] >= limits.per_sender_per_day:
            notices.postpone(db, row.id, midnight + timedelta(days=1))
        else:
            today[key] += 1
            waiting.append(row)
    lately = notices.handed_to(db, now - _HOUR)
    return _in_turn(waiting, lately, limits)[: max(0, limits.budget_per_hour - len(lately))]


def _in_turn(
    waiting: Sequence[NoticeRow], lately: Iterable[str], limits: NoticeSettings
) -> tuple[NoticeRow, ...]:
    """Orders by how many of its domain went before it this hour; leaves out those over its share."""
    share = domain_share(limits)
    gone = Counter(map(house_of, lately))
    ranked = []
    for row in waiting:
        house = house_of(row.recipient)
        if "@" in house or gone[house] < share:
            ranked.append((gone[house], row))
        gone[house] += 1
    return tuple(row for _, row in sorted(ranked, key=_rank))


def domain_share(limits: NoticeSettings) -> int:
    """Return how many notices an hour may go to one organisation's domain."""
    third = limits.budget_per_hour // 3
    return limits.per_domain_per_hour or max(third, _LEAST_FOR_A_DOMAIN)


def house_of(recipient: str) -> str:
    """The organisation's domain; of a free house, where each mailbox is somebody else's, the mailbox."""
    domain = counting_domain(recipient)
    return counting_key(recipient) if is_free(domain) else domain


def _rank(ranked: tuple[int, NoticeRow]) -> int:
    return ranked[0]
