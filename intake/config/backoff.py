"""Delays retries of what cannot be reached: soon at first, then less and less often."""

from datetime import datetime, timedelta

MOST = timedelta(minutes=15)
"""A mailbox that is back must not wait longer than this to be noticed."""


class BackOff:
    """Tells, per name, whether it is time to try again. Lives as long as the service."""

    def __init__(self, pause: timedelta) -> None:
        """`pause` after the first failure; it doubles with each one that follows."""
        self._pause = pause
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, datetime] = {}

    def ready(self, name: str, now: datetime) -> bool:
        return name not in self._not_before or now >= self._not_before[name]

    def failed(self, name: str, now: datetime) -> timedelta:
        """Notes a failure; how long to let it alone."""
        failures = self._failures.get(name, 0)
        pause: timedelta = min(self._pause * 2 ** min(failures, 16), MOST)
        self._failures[name] = failures + 1
        self._not_before[name] = now + pause
        return pause

    def succeeded(self, name: str) -> None:
        self._failures.pop(name, None)
        self._not_before.pop(name, None)
