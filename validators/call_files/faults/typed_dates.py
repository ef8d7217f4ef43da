"""Reads a date as a clerk types it, and writes it as a campaign file has it."""

import re
from datetime import date, time

_DATE = re.compile(
    r"(\d{4})\s?[年./\-]\s?(\d{1,2})\s?[月./\-]\s?(\d{1,2})\s?[日号]?"
    r"(?:\s?T?\s?(?:下午|上午)?\s?(\d{1,2})(?:[:：]|[时点])(\d{1,2})?分?(?:[:：]\d{2})?)?"
)
_WIDE = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")
_DAY_END = 24
_NOON = 12


def typed_date(text: str) -> str | None:
    """Return `2026-12-01`, or `2026-12-01T17:00:00` with an hour; "" for a day that does not exist,
    None for what is no date.
    """
    plain = text.translate(_WIDE).strip()
    found = _DATE.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(found[n]) for n in (1, 2, 3))
    hour, minute = int(found[4] or 0), int(found[5] or 0)
    if "下午" in plain and hour < _NOON:
        hour += _NOON
    whole_day = found[4] is None or (hour == _DAY_END and not minute)
    try:
        day_meant = date(year, month, day)
        hour_meant = time() if whole_day else time(hour, minute)
    except ValueError:
        return ""
    return f"{day_meant}" if whole_day else f"{day_meant}T{hour_meant}"
