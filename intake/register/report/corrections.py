"""Queries corrections that applicants still owe: since when, and until when."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from intake.register.applications import review_notes
from intake.register.applications.applications import UNDECIDED
from intake.register.applications.correction_periods import asked_by, asked_on, running_until
from intake.register.connection import Database
from notifier.reports.report import OpenCorrection
from validators.model.campaign import Campaign
from validators.model.correction_period import correction_day


def open_corrections(db: Database, campaigns: Sequence[Campaign]) -> Iterator[OpenCorrection]:
    """The applications whose papers want mending, whether or not their notice has left yet.

    The first notice that left counts; what answers a later letter tells the same last day.
    """
    known = {campaign.id: campaign for campaign in campaigns}
    rows = db.execute(
        "SELECT id, campaign, number, applicant, updated_at FROM applications"  # noqa: S608  our own words
        f" WHERE status = 'incomplete' AND {UNDECIDED} ORDER BY number"
    )
    for id_, campaign_id, number, applicant, updated_at in rows.fetchall():
        changed = datetime.fromisoformat(updated_at)
        campaign = known.get(campaign_id)
        if campaign is None:
            yield OpenCorrection(number, applicant, changed.date())
        else:
            asked = asked_by(db, id_, number)
            on = asked_on(asked, campaign) if asked else _day(changed, campaign)
            yield OpenCorrection(number, applicant, on, _due(db, id_, number, campaign))


def _day(moment: datetime, campaign: Campaign) -> date:
    return moment.astimezone(campaign.timezone).date()


def _due(db: Database, application_id: int, number: str, campaign: Campaign) -> date | None:
    """None where a period of so many days has not begun: the notice that begins it has not left."""
    running = running_until(db, application_id, number, campaign)
    if running is None and campaign.correction_days is not None and campaign.correction_by is None:
        return None
    more = review_notes.of_application(db, application_id).extended_to
    ends = running or correction_day(campaign, campaign.correction_by)
    return max(ends, more) if more else ends
