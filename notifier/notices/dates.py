"""Formats times in the words of a notice, in the campaign's zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from parsers.facts.last_moment import LastMoment

_ZONE_TITLES = {"Asia/Shanghai": "北京时间"}


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    """To the second: a letter may be late by one."""
    local = moment.astimezone(zone)
    return f"{say_day(local.date())} {local:%H:%M:%S}（{_zone_title(local, zone)}）"


def say_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def say_end_of(last: LastMoment, zone: ZoneInfo) -> str:
    """The last moment as people say it; 24:00 leaves no doubt which midnight is meant."""
    return f"{say_day(last.day)} {_hour(last)}（{_zone_title(_noon(last.day, zone), zone)}）"


def _hour(last: LastMoment) -> str:
    return f"{last.at:%H:%M}" if last.at else "24:00"


def days_left(day: date, now: datetime, zone: ZoneInfo) -> int:
    """Days from today to `day`: 0 on the day itself, negative after it."""
    return (day - now.astimezone(zone).date()).days


def say_until(last: LastMoment, now: datetime, zone: ZoneInfo) -> str:
    """The last moment with the days left until it; for one already past, the moment alone."""
    end = say_end_of(last, zone)
    if now >= last.end(zone):
        return end
    if (left := days_left(last.day, now, zone)) == 0:
        title = _zone_title(now.astimezone(zone), zone)
        return f"今天 {_hour(last)} 前（{say_day(last.day)}，{title}）"
    return f"{end}前，还有 {left} 天"


def say_until_briefly(last: LastMoment, now: datetime, zone: ZoneInfo) -> str:
    """Say the moment for a subject: 今天24:00前, 2026年6月18日前; "" for a moment already past. A subject is
    read without the letter, and in the next year's call too: its day has a year.
    """
    if now >= last.end(zone):
        return ""
    if days_left(last.day, now, zone) == 0:
        return f"今天{_hour(last)}前"
    return f"{say_day(last.day)}{_hour(last) if last.at else ''}前"


def _zone_title(local: datetime, zone: ZoneInfo) -> str:
    return _ZONE_TITLES.get(zone.key, _offset(local))


def write_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment as it is understood in every language."""
    local = moment.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M:%S} ({_offset(local)})"


def write_end_of(last: LastMoment, zone: ZoneInfo) -> str:
    """Write what `say_end_of` says, understood in every language."""
    return f"{last.day} {_hour(last)} ({_offset(_noon(last.day, zone))})"


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone)


def _offset(local: datetime) -> str:
    return f"UTC{local.isoformat()[-6:]}"
