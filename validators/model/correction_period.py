"""Computes how long an applicant has for corrections."""

from datetime import date, datetime, timedelta

from parsers.facts.last_moment import LastMoment
from validators.model.campaign import Campaign


def correction_end(campaign: Campaign, asked_at: datetime) -> date | None:
    """The last day for corrections asked for at this moment; None: the call's own last day."""
    if campaign.correction_by is not None or campaign.correction_days is None:
        return campaign.correction_by
    day = asked_at.astimezone(campaign.timezone).date()
    return max(day + timedelta(days=campaign.correction_days), campaign.last_day)


def correction_day(campaign: Campaign, correction_by: date | None) -> date:
    """The last day for corrections; without a period of their own they are due with the call."""
    return correction_by or campaign.last_day


def correction_until(campaign: Campaign, correction_by: date | None) -> LastMoment:
    """Return until when corrections are taken: the end of a period of their own, else as the call."""
    return LastMoment(correction_by) if correction_by else campaign.last_moment
