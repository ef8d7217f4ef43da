"""Defines until when something may come: a day, or an hour of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# 23:59 is how forms and mail programs write the end of the day.
_END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class LastMoment:
    """The last day, in the call's zone, and its hour; `at` None: the end of the day."""

    day: date
    at: time | None = None

    def end(self, zone: ZoneInfo) -> datetime:
        """Return the first instant that is too late."""
        if self.at is None:
            return datetime.combine(self.day + timedelta(days=1), time.min, zone)
        return datetime.combine(self.day, self.at, zone)

    def isoformat(self) -> str:
        """Return `2026-06-18`, or `2026-06-18T17:00` where there is an hour."""
        if self.at is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.at).isoformat(timespec="minutes")


def last_moment(said: date | datetime) -> LastMoment:
    """Return what a campaign file says. 23:59 is the end of the day, and so is its last second."""
    if not isinstance(said, datetime):
        return LastMoment(said)
    at = said.time().replace(microsecond=0)
    return LastMoment(said.date(), None if at >= _END_OF_DAY else at)
