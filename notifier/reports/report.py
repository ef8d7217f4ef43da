"""Defines the daily report as a value, filled from the register and shown by page and workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from parsers.facts.last_moment import LastMoment


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """`pictures` are JPEGs of what the finding rests on, where it rests on something seen."""

    code: str
    aspect: str
    severity: str
    where: str
    message: str
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportLetter:
    """A letter received that day. `state` is the ledger's, `reason` why it is in it.

    `late_but_dated_in_time`: the server had it after the deadline though its Date: lies before.
    """

    mail_id: int
    received_at: datetime
    sender: str
    subject: str
    state: str
    reason: str = ""
    number: str = ""
    applicant: str = ""
    case_title: str = ""
    status: str = ""
    findings: tuple[ReportFinding, ...] = ()
    late_but_dated_in_time: bool = False


@dataclass(frozen=True, slots=True)
class ReportApplication:
    """One row of the register, with its open findings. `fields` in the campaign's order."""

    number: str
    campaign: str
    applicant: str
    case_title: str
    status: str
    stage: str
    received_at: datetime
    updated_at: datetime
    letters: int
    fields: Mapping[str, str]
    findings: tuple[ReportFinding, ...]
    on_paper: tuple[tuple[str, date], ...] = ()
    """What came on paper: its title and day."""


@dataclass(frozen=True, slots=True)
class AspectCount:
    """`applications` have something open in an aspect; `findings` by severity."""

    applications: int
    findings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link to a file that nobody has settled; `reported_at` is when its finding was."""

    number: str
    applicant: str
    message: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class ReportCampaign:
    """A campaign's standing. `totals` counts applications by status; `days_left` is negative when over."""

    id: str
    title: str
    last: LastMoment
    days_left: int
    new_today: int
    totals: Mapping[str, int]
    field_labels: Mapping[str, str]
    by_day: Mapping[date, int] = field(default_factory=dict)
    by_day_and_status: Mapping[date, Mapping[str, int]] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Applications by the choice of the form that sorts them: case type, theme."""
    kinds_label: str = ""


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """Server against ledger for one folder. `on_server` None: it could not be asked, `problem` why.
    `remark`: what somebody should mend there, though all letters are known.
    """

    account: str
    folder: str
    on_server: int | None
    in_ledger: int
    missing: tuple[int, ...] = ()
    checked_at: datetime | None = None
    problem: str = ""
    remark: str = ""

    @property
    def whole(self) -> bool:
        return self.on_server is not None and not self.missing


@dataclass(frozen=True, slots=True)
class WaitingNotice:
    """A notice that needs a person: held, failed, or of unknown outcome."""

    id: int
    number: str
    kind: str
    recipient: str
    subject: str
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """An application whose applicant was asked to mend it and has not; `due_on` None: no last day."""

    number: str
    applicant: str
    asked_on: date
    due_on: date | None = None

    def overdue(self, day: date) -> bool:
        return self.due_on is not None and self.due_on < day


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """An application of which something that must come on paper is not noted as arrived; its titles."""

    number: str
    applicant: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """When a chore of the service last did its round, and its problem then, "" where all was well."""

    name: str
    at: datetime
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DailyReport:
    """Everything the page and the workbook show. `day` is local to the campaign's zone.

    `letters` are the day's, `applications` the workbook's rows, `waiting` those a person is to look at;
    of very many there are the last letters, the rows changed last and the oldest that wait, and
    `..._unseen` counts the others. `quarantined` and `questions` are all that still wait, of any day.
    `aspects` counts open findings. `earlier` are letters the server received before the day but no
    report has shown yet: those after yesterday's report, or fetched late.
    """

    day: date
    made_at: datetime
    campaigns: tuple[ReportCampaign, ...]
    letters: tuple[ReportLetter, ...]
    quarantined: tuple[ReportLetter, ...]
    questions: tuple[ReportLetter, ...]
    applications: tuple[ReportApplication, ...]
    ledger: tuple[LedgerCheck, ...]
    notices: Mapping[str, int]
    waiting_notices: tuple[WaitingNotice, ...]
    waiting: tuple[ReportApplication, ...] = ()
    waiting_unseen: int = 0
    letters_unseen: int = 0
    applications_unseen: int = 0
    aspects: Mapping[str, AspectCount] = field(default_factory=dict)
    links: tuple[OpenLink, ...] = ()
    earlier: tuple[ReportLetter, ...] = ()
    signs: tuple[SignOfLife, ...] = ()
    corrections: tuple[OpenCorrection, ...] = ()
    paper: tuple[OpenPaper, ...] = ()
    sending_left: int | None = None
    """How many notices may still leave within this hour; None: not known."""
