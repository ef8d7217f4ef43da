"""Runs the office's jobs: a poll, a sending, the daily report. Each is one call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from intake.config.settings import Settings
from intake.mailbox.folder_poll import Round, never
from intake.mailbox.poll import PollResult, poll_all
from intake.mailbox.reconcile import check_ledger
from intake.office import Office
from intake.outbox.receipts import acknowledge
from intake.outbox.send import SendResult, send_due
from intake.process import process
from intake.register.connection import Database
from intake.register.letters.ledger import Mail
from intake.reporting.daily_files import WrittenReport, write_report
from intake.reporting.envelopes import envelope_of
from intake.reporting.gather import gather
from intake.reporting.pictures import ReportPictures
from intake.storage.evidence import EvidenceStore

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class DayReport:
    """A written report; `whole` is False where a folder's ledger check found letters missing."""

    written: WrittenReport
    whole: bool


def round_of(office: Office, stop: Stop = never) -> Round:
    """Return what a poll works with; letters are judged by `process`."""
    return Round(
        office.db,
        office.archive,
        partial(process, office),
        office.now,
        stop,
        partial(_read_ahead, office),
        # One letter in each worker's hands, and one waiting behind it.
        2 * office.reader.workers,
        partial(acknowledge, office),
        office.notices.receipts_from,
    )


def _read_ahead(office: Office, mail: Mail) -> None:
    office.reader.begin(office.archive.path(mail.sha256))


def poll(office: Office, settings: Settings, stop: Stop = never) -> tuple[PollResult, ...]:
    """One round over every mailbox. Only for who holds the data folder.

    Nobody sends beside it, so receipts are sent before the letters are judged.
    """

    def acknowledge_at_once(mails: Sequence[Mail], waiting: int) -> None:
        if acknowledge(office, mails, waiting):
            send(office.db, settings, office.now())

    return poll_all(replace(round_of(office, stop), acknowledge=acknowledge_at_once), settings.imap)


def send(db: Database, settings: Settings, now: datetime) -> SendResult:
    """Sends what is due by `now`; needs the register alone."""
    zone = ZoneInfo(settings.schedule.timezone)
    return send_due(db, settings.smtp, settings.notices, zone, now)


def report(
    office: Office,
    settings: Settings,
    day: date,
    folder: Path,
    since: datetime | None = None,
) -> DayReport:
    """Asks the mailboxes what they hold, gathers the day from the register, writes it down."""
    checks = check_ledger(office.db, settings.imap, office.now)
    gathered = gather(
        office.db,
        day,
        office.campaigns,
        checks,
        office.now(),
        envelopes=partial(envelope_of, office.archive),
        pictures=ReportPictures(office.db, EvidenceStore(settings.data_dir / "evidence")),
        since=since,
        budget_per_hour=settings.notices.budget_per_hour,
    )
    written = write_report(gathered, office.templates, folder)
    return DayReport(written, all(check.whole for check in checks))
