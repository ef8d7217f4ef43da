"""Tells the state of a call: not yet open, open, on its last day, closed."""

from datetime import datetime
from enum import StrEnum

from parsers.facts.last_moment import LastMoment
from validators.model.campaign import Campaign


class CallState(StrEnum):
    """Of a call whose file is in use."""

    PENDING = "pending"
    OPEN = "open"
    LAST_DAY = "last-day"
    CLOSED = "closed"


def state_of(campaign: Campaign, now: datetime) -> CallState:
    """The state at an aware moment, by the call's own zone."""
    if now >= campaign.deadline:
        return CallState.CLOSED
    today = now.astimezone(campaign.timezone).date()
    if campaign.opens_on and today < campaign.opens_on:
        return CallState.PENDING
    return CallState.LAST_DAY if today == campaign.last_day else CallState.OPEN


def say_deadline(last: LastMoment) -> str:
    """The last day with its hour; 24:00 leaves no doubt which midnight is meant."""
    return f"{last.day} {last.at:%H:%M}" if last.at else f"{last.day} 24:00"
