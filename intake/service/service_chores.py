"""Builds the service's jobs from the settings; each opens what it needs, in its own thread."""

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import structlog

from intake.config.backoff import BackOff
from intake.config.bundled_data import usable_templates
from intake.config.campaign_files.usable import usable_campaigns
from intake.config.settings import Settings
from intake.mailbox.idle import watch
from intake.mailbox.poll import poll_patiently
from intake.office import open_office
from intake.register import heartbeat
from intake.register.connection import Database
from intake.register.database import open_register
from intake.reporting.mail import mail_report
from intake.service import jobs
from intake.service.scheduler import ChoreFailed, Chores, Timetable, Watch
from intake.storage.archive import Archive
from intake.storage.verify import verify
from intake.workers.readers import Reader

log = structlog.get_logger()


def demand_usable(settings: Settings) -> None:
    """Tries what every chore needs, so that a slip shows at the start and not in the night.

    Raises CampaignFileError, TemplateSyntaxError, RegisterError.
    """
    for problem in usable_campaigns(settings.config_dir, settings.data_dir).problems:
        log.warning("campaign file is wrong", problem=problem)
    usable_templates(settings.config_dir)
    open_register(settings.data_dir / "register.db").close()


def timetable_of(settings: Settings) -> Timetable:
    schedule = settings.schedule
    at = time.fromisoformat(schedule.report_at)
    return Timetable(schedule.poll_seconds, at, ZoneInfo(schedule.timezone))


def chores_of(settings: Settings, reader: Reader, stop: Callable[[], bool]) -> Chores:
    """`stop` is asked between two letters; `reader` serves all rounds, so workers start once."""
    patience = BackOff(timedelta(seconds=settings.schedule.poll_seconds))
    return Chores(
        poll=partial(_poll, settings, reader, patience, stop),
        send=partial(_send, settings),
        report=partial(_report, settings),
        verify=partial(_verify, settings),
        beat=partial(_beat, settings),
    )


def watches_of(settings: Settings, stopping: threading.Event) -> tuple[Watch, ...]:
    """One a mailbox that is to be heard at once."""
    return tuple(partial(watch, one, stopping) for one in settings.imap if one.idle)


def _poll(settings: Settings, reader: Reader, patience: BackOff, stop: Callable[[], bool]) -> None:
    with open_office(settings, reader) as office:
        results = poll_patiently(jobs.round_of(office, stop), settings.imap, patience)
    for result in results:
        counts = Counter(state.value for state in result.states)
        if counts:
            log.info("polled", account=result.account, **counts)
    # A wrong file stops nobody's letters: it is told once the round is done.
    problems = [str(problem) for result in results for problem in result.problems]
    problems += office.files.problems
    if problems:
        raise ChoreFailed(" ".join(problems))


def _send(settings: Settings) -> None:
    with _register(settings) as db:
        sent = jobs.send(db, settings, datetime.now(UTC))
    if sent.sent or sent.failed or sent.unknown or sent.retried:
        log.info(
            "sent", sent=sent.sent, failed=sent.failed, unknown=sent.unknown, retried=sent.retried
        )
    if sent.problem:
        raise ChoreFailed(sent.problem)


def _report(settings: Settings) -> None:
    zone = ZoneInfo(settings.schedule.timezone)
    day = datetime.now(zone).date()
    with open_office(settings) as office:
        last = heartbeat.last_beat(office.db, "report")
        folder = settings.data_dir / "reports"
        report = jobs.report(office, settings, day, folder, last[0] if last else None)
        refused = mail_report(report.written, settings, day, office.now())
    log.info("reported", day=day.isoformat(), page=str(report.written.html_path))
    if refused:
        raise ChoreFailed("; ".join(f"{one.address}: {one.why}" for one in refused))


def _verify(settings: Settings) -> None:
    with _register(settings) as db:
        damaged = verify(db, Archive(settings.data_dir / "archive"))
    if damaged:
        raise ChoreFailed("；".join(damaged))


def _beat(settings: Settings, name: str, problem: str) -> None:
    with _register(settings) as db:
        heartbeat.beat(db, name, datetime.now(UTC), problem)


def _register(settings: Settings) -> AbstractContextManager[Database]:
    return closing(open_register(settings.data_dir / "register.db"))
