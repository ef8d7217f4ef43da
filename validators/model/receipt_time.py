"""Determines when a letter was received, also where the server's word cannot be true.

Servers hand out dates of 2099 and of 1970. What counts then is the newest `Received:`, which our own
server wrote; what the sender wrote (`Date:`) counts only for a letter that came as a file.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SKEW = timedelta(minutes=15)
"""By how much clocks differ without anybody noticing."""

APART = timedelta(days=2)
"""A letter is stored when it is received, in no case days before."""

_YEAR_OF_MAIL = 2000
"""Clocks without a battery begin in 1970 or 1980."""


class ReceivedFrom(StrEnum):
    """The source of the time. UNKNOWN: no source can be true; `at` is then when we had the letter, and
    it was received by then.
    """

    SERVER = "server"
    HEADER = "header"
    DATE = "date"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Received:
    """`doubt` is one Chinese sentence for staff, "" where all there is agrees."""

    at: datetime
    by: ReceivedFrom
    doubt: str = ""


def received_on_server(
    internal: datetime | None, header: datetime | None, now: datetime
) -> Received:
    """Weighs the server's date against the newest `Received:`. Both are aware, None where absent."""
    if internal and _can_be(internal, now) and not (header and _is_before(internal, header, now)):
        apart = header is not None and abs(internal - header) > APART
        return Received(internal, ReceivedFrom.SERVER, _told(internal, header) if apart else "")
    if header and _can_be(header, now):
        return Received(header, ReceivedFrom.HEADER, _told(internal, header) if internal else "")
    return Received(now, ReceivedFrom.UNKNOWN, _told(internal, header))


def received_in_file(header: datetime | None, dated: datetime | None, now: datetime) -> Received:
    """The newest `Received:`, else `Date:`, of those that can be."""
    if header and _can_be(header, now):
        return Received(header, ReceivedFrom.HEADER)
    if dated and _can_be(dated, now):
        doubt = f"Received 日期 {header.isoformat()} 不可能" if header else ""
        return Received(dated, ReceivedFrom.DATE, doubt)
    return Received(now, ReceivedFrom.UNKNOWN, _told(header, dated))


def _can_be(moment: datetime, now: datetime) -> bool:
    return moment.year >= _YEAR_OF_MAIL and moment <= now + SKEW


def _is_before(internal: datetime, header: datetime, now: datetime) -> bool:
    return _can_be(header, now) and internal < header - APART


def _told(server: datetime | None, other: datetime | None) -> str:
    first, second = (one.isoformat() if one else "无" for one in (server, other))
    return f"收件日期不一致或不可能：服务器 {first}，信头 {second}"
