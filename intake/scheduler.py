"""The service's clock: polls, sends and reports on schedule, until it is told to stop."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from types import FrameType
from zoneinfo import ZoneInfo

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = structlog.get_logger()

SEND_SECONDS = 15
"""How often the outbox is looked at; a first retry comes within a minute of the refusal."""


@dataclass(frozen=True, slots=True)
class Chores:
    """What the service does, each a function that opens what it needs: it runs in a thread of its
    own, and a register connection belongs to one thread. `beat` notes a sign of life: the chore's
    name, and its problem or "".
    """

    poll: Callable[[], None]
    send: Callable[[], None]
    report: Callable[[], None]
    beat: Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Timetable:
    """When. `report_at` is local to `zone`."""

    poll_seconds: int
    report_at: time
    zone: ZoneInfo


def serve(chores: Chores, timetable: Timetable, stopping: threading.Event) -> None:
    """Runs the chores until `stopping` is set, then waits for those in hand to end.

    A chore never runs beside itself; a round missed while the last one was still running is made
    up for once. One that fails is logged and beats with its problem; the service goes on.
    """
    scheduler = BackgroundScheduler(
        timezone=timetable.zone,
        executors={"default": ThreadPoolExecutor(3)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    now = datetime.now(UTC)
    polls = IntervalTrigger(seconds=timetable.poll_seconds)
    scheduler.add_job(_guarded("poll", chores.poll, chores), polls, next_run_time=now)
    sends = IntervalTrigger(seconds=SEND_SECONDS)
    soon = now + timedelta(seconds=5)
    scheduler.add_job(_guarded("send", chores.send, chores), sends, next_run_time=soon)
    daily = CronTrigger(hour=timetable.report_at.hour, minute=timetable.report_at.minute)
    scheduler.add_job(_guarded("report", chores.report, chores), daily)
    scheduler.start()
    try:
        stopping.wait()
    finally:
        scheduler.shutdown(wait=True)


def _guarded(name: str, chore: Callable[[], None], chores: Chores) -> Callable[[], None]:
    def run() -> None:
        try:
            chore()
        except Exception as error:
            log.exception("chore failed", chore=name)
            chores.beat(name, f"{type(error).__name__}: {error}")
        else:
            chores.beat(name, "")

    return run


@contextmanager
def stopped_by_signals(stopping: threading.Event) -> Iterator[None]:
    """Sets `stopping` at SIGTERM and SIGINT while the block runs. Main thread only."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
