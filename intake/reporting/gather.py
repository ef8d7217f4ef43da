"""Gathers the values of the daily report from the register."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from intake.register import heartbeat, notices
from intake.register.connection import Database
from intake.register.letters import ledger
from intake.register.letters.ledger import MailState
from intake.register.lists import counts
from intake.register.report import applications, tallies
from intake.register.report.corrections import open_corrections
from intake.register.report.letters import Envelopes, Letters, Pictures, no_envelopes, no_pictures
from intake.register.report.paper import open_paper
from intake.register.report.rows import fetched_late, waiting_notices
from notifier.reports.report import DailyReport, LedgerCheck, ReportCampaign, SignOfLife
from validators.model.campaign import Campaign

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
"""The day's zone where there is no campaign to tell it."""

MOST_ROWS = 10_000
"""Of the register in the report's workbook, those changed last: 5 MB, which every mail server takes.
`intake export xlsx` holds all.
"""

MOST_WAITING, MOST_LETTERS = 200, 500
"""Shown in full; of more than these the page tells how many there are."""


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
    numbers: Sequence[str] | None = None,
) -> DailyReport:
    """The report of `day`, local to the campaigns' zone; `now` is when it is made.

    `since` is when the last report was made: letters of before the day that were fetched after
    it are shown as `earlier`, so that none falls between two reports. Without it `earlier` holds
    what was received before the day and fetched on it. `numbers`: the applications that are to be
    the workbook's rows, all of them; without it those that changed last.
    """
    zone = campaigns[0].timezone if campaigns else OFFICE_ZONE
    start = datetime.combine(day, time.min, zone)
    end = datetime.combine(day + timedelta(days=1), time.min, zone)
    deadlines = {c.id: c.deadline for c in campaigns}
    letters = Letters(db, zone, deadlines, envelopes, pictures)
    came = ledger.received_between(db, start, end)
    waiting, waiting_unseen = applications.waiting(db, MOST_WAITING, campaigns, zone, pictures)
    if numbers is None:
        rows = applications.newest(db, MOST_ROWS, campaigns, zone)
        rows_unseen = sum(counts.by_state(db).values()) - len(rows)
    else:
        rows, rows_unseen = applications.these(db, numbers, campaigns, zone), 0
    return DailyReport(
        day=day,
        made_at=now.astimezone(zone),
        campaigns=tuple(_campaign(db, campaign, day) for campaign in campaigns),
        letters=letters.shown(came[-MOST_LETTERS:]),
        letters_unseen=max(0, len(came) - MOST_LETTERS),
        quarantined=letters.shown(ledger.in_state(db, MailState.QUARANTINED)),
        questions=letters.shown(ledger.in_state(db, MailState.QUESTION)),
        applications=rows,
        applications_unseen=rows_unseen,
        ledger=tuple(ledger_checks),
        notices=notices.counts(db),
        waiting_notices=waiting_notices(db),
        waiting=waiting,
        waiting_unseen=waiting_unseen,
        aspects=tallies.aspects(db),
        links=applications.links(db, zone),
        earlier=letters.shown(fetched_late(db, start, since or start, end)[-MOST_LETTERS:]),
        signs=tuple(SignOfLife(*sign) for sign in heartbeat.listing(db)),
        corrections=tuple(open_corrections(db, campaigns)),
        paper=tuple(open_paper(db, campaigns)),
        sending_left=None if budget_per_hour is None else _left(db, now, budget_per_hour),
    )


def _left(db: Database, now: datetime, budget_per_hour: int) -> int:
    return max(0, notices.left_this_hour(db, budget_per_hour, now))


def _campaign(db: Database, campaign: Campaign, day: date) -> ReportCampaign:
    """Withdrawn applications count no more."""
    by_day_and_status = tallies.by_day_and_status(db, campaign.id)
    by_day = {on: sum(by_status.values()) for on, by_status in by_day_and_status.items()}
    totals: Counter[str] = Counter()
    for by_status in by_day_and_status.values():
        totals.update(by_status)
    sorting = next((spec for spec in campaign.form.fields if spec.choices), None)
    return ReportCampaign(
        id=campaign.id,
        title=campaign.title,
        last=campaign.last_moment,
        days_left=(campaign.last_day - day).days,
        new_today=by_day.get(day, 0),
        totals=totals,
        field_labels={spec.key: spec.title for spec in campaign.form.fields},
        by_day=by_day,
        by_day_and_status=by_day_and_status,
        kinds=tallies.kinds(db, campaign.id, sorting.key if sorting else ""),
        kinds_label=sorting.label if sorting else "",
    )
