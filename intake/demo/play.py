"""Plays the demo: letters into a real mailbox, one poll, notices over real SMTP, the day's report.

Then a second poll, which must find nothing to do. The code is that of `intake poll` and
`intake report`; only the clock is the letters' own, so that a notice speaks of days that are left.
"""

import os
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from intake.config.settings import Settings, load_settings
from intake.demo.folder import PASSWORD_ENV, USER, prepare
from intake.demo.imap_server import deliver, imap_server
from intake.demo.replies import write_replies
from intake.demo.result import SampleResult, result_of
from intake.demo.sample import Sample
from intake.demo.smtp_sink import Sink, smtp_sink
from intake.mailbox.poll import poll_all
from intake.office import Office, open_office
from intake.process import process
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail
from intake.service import jobs

_EVER = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Played:
    """What came of it. `again` counts the letters and notices of the second poll: none, by rights."""

    results: tuple[SampleResult, ...]
    replies: tuple[Path, ...]
    page: Path
    workbook: Path
    settings_path: Path
    data_dir: Path
    again: int
    problems: tuple[str, ...]

    @property
    def as_expected(self) -> bool:
        return not (self.again or self.problems or any(one.differences for one in self.results))


def play(samples: tuple[Sample, ...], folder: Path, tell: Tell) -> Played:
    """Plays it in `folder`; `tell` hears what is being done.

    Raises NoDemoFolder, and what a poll raises.
    """
    password = os.environ[PASSWORD_ENV] = secrets.token_urlsafe()
    with imap_server(USER, password) as port, smtp_sink() as sink:
        path = prepare(folder, port, sink.port)
        settings = load_settings(path)
        tell(f"delivering {len(samples)} letters by IMAP")
        for sample in samples:
            deliver(port, USER, password, sample.raw, sample.received_at)
        with open_office(settings) as office:
            return _play(_Stage(samples, folder, path, settings, office, sink), tell)


@dataclass(frozen=True, slots=True)
class _Stage:
    samples: tuple[Sample, ...]
    folder: Path
    path: Path
    settings: Settings
    office: Office
    sink: Sink


def _play(stage: _Stage, tell: Tell) -> Played:
    tell("polling, judging, sending")
    problems = _poll_and_send(stage)
    results = _results(stage)
    sent_before = len(stage.sink.messages)
    tell("polling once more")
    letters = len(_mails(stage.office))
    problems += _poll_and_send(stage)
    again = len(_mails(stage.office)) - letters + len(stage.sink.messages) - sent_before
    tell("writing the report and the replies")
    evening = _evening(stage)
    then = replace(stage.office, now=lambda: evening)
    report = jobs.report(then, stage.settings, evening.date(), stage.folder / "report")
    return Played(
        results=results,
        replies=_write_replies(stage),
        page=report.written.html_path,
        workbook=report.written.xlsx_path,
        settings_path=stage.path,
        data_dir=stage.settings.data_dir,
        again=again,
        problems=problems if report.whole else (*problems, "the ledger is not whole"),
    )


def _poll_and_send(stage: _Stage) -> tuple[str, ...]:
    """Return what went wrong, in sentences."""
    office = stage.office
    # The letters are dated in one June; a machine whose clock is before it takes none for impossible.
    now = max(office.now(), *(one.received_at for one in stage.samples))
    taking = replace(office, now=lambda: now)
    round_ = replace(jobs.round_of(taking), process=partial(_process, office))
    polled = poll_all(round_, stage.settings.imap)
    sent = jobs.send(office.db, stage.settings, office.now())
    problems = [str(problem) for result in polled for problem in result.problems]
    return (*problems, *([sent.problem] if sent.problem else ()))


def _process(office: Office, mail: Mail) -> None:
    """Judged a minute after it was received, as a poll would have done then."""
    then = mail.received_at + timedelta(minutes=1)
    process(replace(office, now=lambda: then), mail)


def _mails(office: Office) -> tuple[Mail, ...]:
    return ledger.received_between(office.db, *_EVER)


def _results(stage: _Stage) -> tuple[SampleResult, ...]:
    mails = {mail.sha256: mail for mail in _mails(stage.office)}
    return tuple(result_of(stage.office.db, s, mails.get(s.sha256)) for s in stage.samples)


def _evening(stage: _Stage) -> datetime:
    """Return when the report is made: on the day most letters came, at its hour or after the last letter."""
    schedule = stage.settings.schedule
    zone = ZoneInfo(schedule.timezone)
    moments = [sample.received_at.astimezone(zone) for sample in stage.samples]
    days = Counter(moment.date() for moment in moments)
    fullest = max(days, key=lambda day: (days[day], day))
    hour = datetime.combine(fullest, time.fromisoformat(schedule.report_at), zone)
    return max(hour, *(moment for moment in moments if moment.date() == fullest))


def _write_replies(stage: _Stage) -> tuple[Path, ...]:
    names = {s.letter.message_id: s.name for s in stage.samples if s.letter.message_id}
    return write_replies(stage.sink.messages, names, stage.folder / "replies")
