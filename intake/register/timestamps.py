"""Converts times to and from the register's ISO 8601 text with offset."""

from datetime import datetime, timedelta, timezone

OFFICE_OFFSET = timezone(timedelta(hours=8))
"""One fixed offset for all rows, so that the order of the text is the order of the instants in any
SQL, and the day one reads in a row is the office's day. An instant is an instant: letters of a
campaign in another zone are judged the same."""


def to_text(moment: datetime) -> str:
    """The text of an aware instant; a naive one is a mistake and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without offset cannot be stored: {moment.isoformat()}")
    return moment.astimezone(OFFICE_OFFSET).isoformat()


def from_text(text: str) -> datetime:
    return datetime.fromisoformat(text)


def from_optional_text(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
