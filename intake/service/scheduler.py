"""Polls, sends and reports on schedule, until a signal stops it."""

import logging
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from types import FrameType
from zoneinfo import ZoneInfo

import structlog
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from parsers.errors import IntakeError

log = structlog.get_logger()

VERIFY_AT = time(3, 10)
"""When the whole archive is read: nobody writes much then."""

SEND_SECONDS = 15
"""How often the outbox is looked at; a first retry comes within a minute of the refusal."""


_POLL = "poll"

REST = timedelta(seconds=5)
"""Between two polls: in a rush each takes in what came meanwhile, instead of a login a letter."""

Watch = Callable[[Callable[[], None]], None]
"""Waits for letters, and calls what it is given whenever one came; returns when told to stop."""


class ChoreFailed(IntakeError):
    """A round came not to its end; the message is a sentence on what is to be done."""


@dataclass(frozen=True, slots=True)
class Chores:
    """What the service does, each a function that opens what it needs: it runs in a thread of its
    own, and a register connection belongs to one thread. `beat` notes a sign of life: the chore's
    name, and its problem or "".
    """

    poll: Callable[[], None]
    send: Callable[[], None]
    report: Callable[[], None]
    verify: Callable[[], None]
    beat: Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Timetable:
    """When. `report_at` is local to `zone`."""

    poll_seconds: int
    report_at: time
    zone: ZoneInfo


class Bell:
    """Calls the poll ahead of its time. Rung while one is running, it is heard once that has ended:
    the letter may have come behind its listing.
    """

    def __init__(self, scheduler: BackgroundScheduler) -> None:
        self._scheduler = scheduler
        self._rung = self._rested = datetime.min.replace(tzinfo=UTC)
        scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    def ring(self) -> None:
        self._rung = datetime.now(UTC)
        self._call()

    def _ended(self, event: JobExecutionEvent) -> None:
        if event.job_id == _POLL:
            self._rested = datetime.now(UTC) + REST
            if self._rung > event.scheduled_run_time:
                self._call()

    def _call(self) -> None:
        self._scheduler.modify_job(_POLL, next_run_time=max(datetime.now(UTC), self._rested))


def serve(
    chores: Chores, timetable: Timetable, stopping: threading.Event, watches: Iterable[Watch] = ()
) -> None:
    """Runs the chores until `stopping` is set, then waits for those in hand to end. Each watch runs
    in a thread of its own; it must end soon after `stopping`.
    """
    scheduler = scheduled(chores, timetable)
    bell = Bell(scheduler)
    threads = [threading.Thread(target=_kept, args=(watch, bell.ring)) for watch in watches]
    scheduler.start()
    for thread in threads:
        thread.start()
    try:
        stopping.wait()
    finally:
        for thread in threads:
            thread.join()
        scheduler.shutdown(wait=True)


def _kept(watch: Watch, ring: Callable[[], None]) -> None:
    try:
        watch(ring)
    except Exception:
        # Without it letters are found by polling, a little later.
        log.exception("watch ended")


def scheduled(chores: Chores, timetable: Timetable) -> BackgroundScheduler:
    """The chores with their times, not yet running: the first poll comes at once.

    A chore never runs beside itself: a round whose time comes while the last one is still running
    is left out. One that fails is logged and beats with its problem; the service goes on.
    """
    scheduler = BackgroundScheduler(
        timezone=timetable.zone,
        # Of every round left out APScheduler warns; a long round is no trouble of ours.
        logger=_quiet(),
        executors={"default": ThreadPoolExecutor(3)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    now = datetime.now(UTC)
    polls = IntervalTrigger(seconds=timetable.poll_seconds, timezone=timetable.zone)
    sends = IntervalTrigger(seconds=SEND_SECONDS, timezone=timetable.zone)
    at = timetable.report_at
    daily = CronTrigger(hour=at.hour, minute=at.minute, timezone=timetable.zone)
    add = scheduler.add_job
    add(_guarded(_POLL, chores.poll, chores), polls, id=_POLL, name=_POLL, next_run_time=now)
    soon = now + timedelta(seconds=5)
    add(_guarded("send", chores.send, chores), sends, name="send", next_run_time=soon)
    add(_guarded("report", chores.report, chores), daily, name="report")
    nightly = CronTrigger(hour=VERIFY_AT.hour, minute=VERIFY_AT.minute, timezone=timetable.zone)
    add(_guarded("verify", chores.verify, chores), nightly, name="verify")
    return scheduler


def _quiet() -> logging.Logger:
    logger = logging.getLogger("intake.service.scheduler")
    logger.setLevel(logging.ERROR)
    return logger


def _guarded(name: str, chore: Callable[[], None], chores: Chores) -> Callable[[], None]:
    def run() -> None:
        try:
            chore()
        except ChoreFailed as failed:
            log.warning("chore failed", chore=name, problem=str(failed))
            chores.beat(name, str(failed))
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
