"""Gives a date without a year the year it means."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from parsers.texts.announcements.dates.mention import DateMention

Moment = date | datetime


def with_years(mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Dates of one sentence: the end of a range takes the year of its start, and the other way round."""
    filled: list[DateMention] = []
    for mention in mentions:
        before = next((each for each in reversed(filled) if each.year), None)
        if mention.year is None and not mention.next_year and before and before.year:
            later = (mention.month, mention.day or 1) >= (before.month, before.day or 1)
            mention = replace(mention, year=before.year + (not later))  # noqa: PLW2901 - the filled one
        filled.append(mention)
    following = None
    for place in range(len(filled) - 1, -1, -1):
        mention = filled[place]
        if mention.year is None and following and following.year and not mention.next_year:
            earlier = (mention.month, mention.day or 1) <= (following.month, following.day or 1)
            filled[place] = replace(mention, year=following.year - (not earlier))
        following = filled[place]
    return tuple(filled)


def moment(mention: DateMention, issued: date | None, year: int | None) -> Moment | None:
    """The day, or the moment of it; None where nothing tells the year.

    Without a year it is the first such day from the date of issue on, else the day in `year`.
    """
    day = _day(mention, issued, year)
    if day is None or mention.hour is None:
        return day
    return datetime(day.year, day.month, day.day, *mention.hour)  # noqa: DTZ001 - the campaign's own zone


def _day(mention: DateMention, issued: date | None, year: int | None) -> date | None:
    if mention.year:
        return _safe(mention.year, mention)
    if issued:
        this_year = _safe(issued.year, mention)
        if mention.next_year:
            return _safe(issued.year + 1, mention)
        late = this_year is not None and this_year < issued
        return _safe(issued.year + 1, mention) if late else this_year
    return _safe(year, mention) if year else None


def _safe(year: int, mention: DateMention) -> date | None:
    try:
        return date(year, mention.month, mention.day or 1)
    except ValueError:
        return None
