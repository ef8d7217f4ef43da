"""Formats times in the words of a notice, in the campaign's zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_ZONE_TITLES = {"Asia/Shanghai": "北京时间"}


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    """To the second: a letter may be late by one."""
    local = moment.astimezone(zone)
    return f"{say_day(local.date())} {local:%H:%M:%S}（{_zone_title(local, zone)}）"


def say_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def say_end_of(day: date, zone: ZoneInfo) -> str:
    """The end of a day as people say it; 24:00 leaves no doubt which midnight is meant."""
    return f"{say_day(day)} 24:00（{_zone_title(_noon(day, zone), zone)}）"


def days_left(day: date, now: datetime, zone: ZoneInfo) -> int:
    """Days from today to `day`: 0 on the day itself, negative after it."""
    return (day - now.astimezone(zone).date()).days


def say_until(day: date, now: datetime, zone: ZoneInfo) -> str:
    """The last day with what is left of it; for a day already past, the day alone."""
    left = days_left(day, now, zone)
    end = say_end_of(day, zone)
    if left == 0:
        return f"今天 24:00 前（{say_day(day)}，{_zone_title(now.astimezone(zone), zone)}）"
    return f"{end}前，还有 {left} 天" if left > 0 else end


def say_until_briefly(day: date, now: datetime, zone: ZoneInfo) -> str:
    """For a subject: 今天24:00前, 2026年6月18日前; "" for a day already past. A subject is read without
    the letter, and in the next year's call too: its day has a year.
    """
    left = days_left(day, now, zone)
    if left < 0:
        return ""
    return "今天24:00前" if left == 0 else f"{say_day(day)}前"


def _zone_title(local: datetime, zone: ZoneInfo) -> str:
    return _ZONE_TITLES.get(zone.key, _offset(local))


def write_moment(moment: datetime, zone: ZoneInfo) -> str:
    """As it is understood in every language."""
    local = moment.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M:%S} ({_offset(local)})"


def write_end_of(day: date, zone: ZoneInfo) -> str:
    """As `say_end_of`, understood in every language."""
    return f"{day} 24:00 ({_offset(_noon(day, zone))})"


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone)


def _offset(local: datetime) -> str:
    return f"UTC{local.isoformat()[-6:]}"
