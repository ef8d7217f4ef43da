"""Computes until when an application may be corrected, for rules, notices, report and console."""

from datetime import date, datetime

from intake.register import notices
from intake.register.applications import review_notes
from intake.register.connection import Database
from intake.register.notices import NoticeRow, NoticeState
from notifier.notices.kinds import NoticeKind
from notifier.notices.stated_verdict import load_stated
from validators.model.campaign import Campaign
from validators.model.correction_period import correction_end


def running_until(
    db: Database, application_id: int, number: str, campaign: Campaign
) -> date | None:
    """The last day of the running correction period, None where none has begun.

    A notice begins it when it leaves, not when it is written; what it told is what counts. More
    time by staff, or a later last day of the call, prolongs it. `campaign`: the call's own policy.
    """
    asked = asked_by(db, application_id, number)
    end = correction_end(campaign, _left_at(asked)) if asked else None
    if asked is None or end is None:
        return None
    if campaign.correction_by is None:
        end = max(_stated_until(asked, number) or end, campaign.last_day)
    more = review_notes.of_application(db, application_id).extended_to
    return max(end, more) if more else end


def asked_by(db: Database, application_id: int, number: str) -> NoticeRow | None:
    """The first notice that asked the applicant to mend something, and left; None where none did."""
    rows = notices.of_application(db, application_id)
    return next((row for row in rows if _asks(row, number) and _has_left(row)), None)


def asked_on(asked: NoticeRow, campaign: Campaign) -> date:
    """The day, in the campaign's zone, on which it left."""
    return _left_at(asked).astimezone(campaign.timezone).date()


def _asks(row: NoticeRow, number: str) -> bool:
    stated = [one for one in load_stated(row.stated) if one.number == number]
    templates = [one.template for one in stated] or [row.kind]
    return NoticeKind.CORRECTION in templates


def _has_left(row: NoticeRow) -> bool:
    """Of unknown outcome, it may have arrived: the applicant is given the benefit."""
    left = row.state in {NoticeState.SENT, NoticeState.UNKNOWN}
    return left and row.bounced_at is None and (row.sent_at or row.handed_at) is not None


def _left_at(row: NoticeRow) -> datetime:
    return row.sent_at or row.handed_at or row.created_at


def _stated_until(row: NoticeRow, number: str) -> date | None:
    days = (one.until for one in load_stated(row.stated) if one.number == number and one.until)
    return next((datetime.fromisoformat(day).date() for day in days), None)
