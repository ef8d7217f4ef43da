"""The staff's day from the register: what the page and the workbook show."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from intake.register import applications, heartbeat, ledger, notices
from intake.register.applications import Application
from intake.register.ledger import MailState
from intake.register.report_corrections import open_corrections
from intake.register.report_letters import (
    Envelopes,
    Findings,
    Letters,
    Pictures,
    no_envelopes,
    no_pictures,
    with_pictures,
)
from intake.register.report_rows import (
    fetched_late,
    letters_by_application,
    open_findings,
    waiting_notices,
)
from notifier.report import (
    DailyReport,
    LedgerCheck,
    ReportApplication,
    ReportCampaign,
    SignOfLife,
)
from validators.campaign import Campaign
from validators.severity import Status

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
"""The day's zone where there is no campaign to tell it."""


def gather(
    db: Database,
    day: date,
    campaigns: Sequence[Campaign],
    ledger_checks: Sequence[LedgerCheck],
    now: datetime,
    *,
    envelopes: Envelopes = no_envelopes,
    pictures: Pictures = no_pictures,
    since: datetime | None = None,
    budget_per_hour: int | None = None,
) -> DailyReport:
    """The report of `day`, local to the campaigns' zone; `now` is when it is made.

    `since` is when the last report was made: letters of before the day that were fetched after
    it are shown as `earlier`, so that none falls between two reports. Without it `earlier` holds
    what was received before the day and fetched on it.
    """
    zone = campaigns[0].timezone if campaigns else OFFICE_ZONE
    start = datetime.combine(day, time.min, zone)
    end = datetime.combine(day + timedelta(days=1), time.min, zone)
    register = applications.listing(db)
    found = open_findings(db)
    deadlines = {c.id: c.deadline for c in campaigns}
    letters = Letters(db, zone, found, deadlines, envelopes, pictures)
    return DailyReport(
        day=day,
        made_at=now.astimezone(zone),
        campaigns=tuple(_campaign(c, register, day) for c in campaigns),
        letters=letters.shown(ledger.received_between(db, start, end)),
        quarantined=letters.shown(ledger.in_state(db, MailState.QUARANTINED)),
        questions=letters.shown(ledger.in_state(db, MailState.QUESTION)),
        applications=tuple(
            _applications(db, register, _seen(found, register, pictures), campaigns, zone)
        ),
        ledger=tuple(ledger_checks),
        notices=notices.counts(db),
        waiting_notices=waiting_notices(db),
        earlier=letters.shown(fetched_late(db, start, since or start, end)),
        signs=tuple(SignOfLife(*sign) for sign in heartbeat.listing(db)),
        corrections=tuple(open_corrections(db, campaigns)),
        sending_left=None if budget_per_hour is None else _left(db, now, budget_per_hour),
    )


def _left(db: Database, now: datetime, budget_per_hour: int) -> int:
    return max(0, budget_per_hour - notices.handed_since(db, now - timedelta(hours=1)))


def _campaign(campaign: Campaign, register: Sequence[Application], day: date) -> ReportCampaign:
    """Withdrawn applications count no more."""
    own = [a for a in register if a.campaign == campaign.id and a.stage != "withdrawn"]
    by_day_and_status: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for one in own:
        came_on = one.received_at.astimezone(campaign.timezone).date()
        by_day_and_status[came_on][one.status.value] += 1
    by_day = Counter({on: counts.total() for on, counts in by_day_and_status.items()})
    sorting = next((spec for spec in campaign.form.fields if spec.choices), None)
    return ReportCampaign(
        id=campaign.id,
        title=campaign.title,
        last_day=campaign.last_day,
        days_left=(campaign.last_day - day).days,
        new_today=by_day[day],
        totals=Counter(a.status.value for a in own),
        field_labels={spec.key: spec.label for spec in campaign.form.fields},
        by_day=by_day,
        by_day_and_status=dict(by_day_and_status),
        kinds=Counter(
            kind for one in own for kind in _choices(one, sorting.key if sorting else "")
        ),
        kinds_label=sorting.label if sorting else "",
    )


def _choices(application: Application, key: str) -> tuple[str, ...]:
    given = application.fields.get(key, "")
    return tuple(filter(None, (given,) if isinstance(given, str) else given))


def _seen(found: Findings, register: Sequence[Application], pictures: Pictures) -> Findings:
    """The findings, with pictures where a person is to look."""
    waiting = (one.id for one in register if one.status is Status.REVIEW)
    return {**found, **{one: with_pictures(found.get(one, ()), one, pictures) for one in waiting}}


def _applications(
    db: Database,
    register: Sequence[Application],
    found: Findings,
    campaigns: Sequence[Campaign],
    zone: ZoneInfo,
) -> Iterator[ReportApplication]:
    keys = {c.id: [spec.key for spec in c.form.fields] for c in campaigns}
    counts = letters_by_application(db)
    for one in register:
        yield ReportApplication(
            number=one.number,
            campaign=one.campaign,
            applicant=one.applicant,
            case_title=one.case_title,
            status=one.status.value,
            stage=one.stage,
            received_at=one.received_at.astimezone(zone),
            updated_at=one.updated_at.astimezone(zone),
            letters=counts.get(one.id, 0),
            fields=_fields(one, keys.get(one.campaign, list(one.fields))),
            findings=found.get(one.id, ()),
        )


def _fields(application: Application, keys: Sequence[str]) -> dict[str, str]:
    """The answers in the campaign's order, several choices joined."""
    answers = ((key, application.fields.get(key, "")) for key in keys)
    return {key: given if isinstance(given, str) else "、".join(given) for key, given in answers}
