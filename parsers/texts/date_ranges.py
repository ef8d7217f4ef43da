"""Reads from when to when something lasted, as forms are filled in: 2024年3月—2025年12月, 2023.5至今."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_YEAR, _MONTH, _DAY = r"((?:19|20)\d\d)", r"(1[0-2]|0?[1-9])(?!\d)", r"(3[01]|[12]\d|0?[1-9])(?!\d)"
_DATE = re.compile(
    rf"(?<!\d)(?:{_YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?(?!\d)"
    rf"|{_YEAR}(?!\d)(?: ?[年./\-] ?{_MONTH}(?: ?[月./\-] ?{_DAY})?)?)"
)
# 2024年3月—12月, 2024年3月1日至5月30日: the year is said once.
_SAME_YEAR = re.compile(rf"[至到—–\-~～－] ?{_MONTH} ?月(?: ?{_DAY} ?[日号])?")
_OPEN = re.compile(
    r"至今|迄今|到今|现在|目前|持续|长期|[年月日]起|\bpresent\b|\bnow\b|\bongoing\b|настоящ",
    re.IGNORECASE,
)
_WIDE = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")
LONGEST = 300
_YEAR_MONTHS = 12
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a month or a year, by its first and last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DateRange:
    """`end` is None for what goes on (至今)."""

    start: Stretch
    end: Stretch | None


def read_date_range(text: str) -> DateRange | None:
    """Return the range; None where the text is not surely one. Raises ValueError for a day that does not
    exist.
    """
    plain = " ".join(text[:LONGEST].translate(_WIDE).split())
    found = list(_DATE.finditer(plain))
    stretches = [_stretch(*(one[1] or one[4], one[2] or one[5], one[3] or one[6])) for one in found]
    if len(stretches) == 1:
        rest = plain[found[0].end() :]
        if same := _SAME_YEAR.search(rest):
            return DateRange(stretches[0], _stretch(found[0][1] or found[0][4], same[1], same[2]))
        return DateRange(stretches[0], None) if _OPEN.search(plain) else None
    return DateRange(*stretches) if len(stretches) == _PAIR else None


def _stretch(year: str, month: str | None, day: str | None) -> Stretch:
    if day is not None and month is not None:
        on = date(int(year), int(month), int(day))
        return Stretch(on, on)
    first, last = (int(month), int(month)) if month else (1, _YEAR_MONTHS)
    ends = calendar.monthrange(int(year), last)[1]
    return Stretch(date(int(year), first, 1), date(int(year), last, ends))
