"""Corrections applicants still owe: since when they were asked, and until when they have."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from intake.register.applications import UNDECIDED
from notifier.report import OpenCorrection
from validators.campaign import Campaign


def open_corrections(db: Database, campaigns: Sequence[Campaign]) -> Iterator[OpenCorrection]:
    """The applications whose papers want mending, whether or not their notice has left yet.

    The newest notice counts; a letter that mended a part was answered with what is left.
    """
    known = {campaign.id: campaign for campaign in campaigns}
    rows = db.execute(
        f"""
        SELECT applications.campaign, number, applicant,
               coalesce(max(sent_at), max(notices.created_at), applications.updated_at)
        FROM applications
        LEFT JOIN notices ON notices.application_id = applications.id AND kind = 'correction'
        WHERE applications.status = 'incomplete' AND {UNDECIDED}
        GROUP BY applications.id ORDER BY number
        """  # noqa: S608  our own words
    )
    for campaign_id, number, applicant, asked_at in rows.fetchall():
        campaign, asked = known.get(campaign_id), datetime.fromisoformat(asked_at)
        on = asked.astimezone(campaign.timezone).date() if campaign else asked.date()
        yield OpenCorrection(number, applicant, on, _due(campaign, on))


def _due(campaign: Campaign | None, asked_on: date) -> date | None:
    if campaign is None:
        return None
    if campaign.correction_by:
        return campaign.correction_by
    if campaign.correction_days is not None:
        return asked_on + timedelta(days=campaign.correction_days)
    return campaign.last_day
