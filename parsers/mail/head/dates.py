"""Parses dates as mail programs write them: RFC 5322, and the forms of Java, databases, .NET and people.

A date that can mean two days, or has no time or an unknown zone, is not read: nothing is guessed.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

_LONGEST = 200
# One without zone is local; so is CST: the calls are China's, and Java writes it for Shanghai.
HERE = timezone(timedelta(hours=8))
_HOURS = {
    "cst": 8, "cct": 8, "bjt": 8, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "irkt": 8, "ulat": 8,
    "北京时间": 8, "中国标准时间": 8, "china standard time": 8, "beijing time": 8, "prc": 8,
    "jst": 9, "kst": 9, "yakt": 9, "vlat": 10, "krat": 7, "novt": 7, "ict": 7, "wib": 7, "omst": 6, "kgt": 6,
    "yekt": 5, "uzt": 5, "tjt": 5, "tmt": 5, "pkt": 5, "ist": 5.5, "npt": 5.75, "almt": 6, "qyzt": 5,
    "samt": 4, "gst": 4, "azt": 4, "get": 4, "irst": 3.5, "msk": 3, "мск": 3, "trt": 3, "eest": 3, "msd": 4,
    "eet": 2, "cest": 2, "mesz": 2, "cet": 1, "mez": 1, "bst": 1, "west": 1, "gmt": 0, "utc": 0, "ut": 0,
    "z": 0, "wet": 0, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "hst": -10,
    "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "一月 jan january янв январь января oca ocak қаң қаңтар yanvar",
            "二月 feb february фев февр февраль февраля şub şubat ақп ақпан fevral",
            "三月 mar march мар март марта mart нау наурыз",
            "四月 apr april апр апрель апреля nis nisan сәу сәуір aprel",
            "五月 may май мая mayıs мам мамыр",
            "六月 jun june июн июнь июня haz haziran мау маусым iyun",
            "七月 jul july июл июль июля tem temmuz шіл шілде iyul",
            "八月 aug august авг август августа ağu ağustos там тамыз avgust",
            "九月 sep sept september сен сент сентябрь сентября eyl eylül қыр қыркүйек sentabr",
            "十月 oct october окт октябрь октября eki ekim қаз қазан oktabr",
            "十一月 nov november ноя нояб ноябрь ноября kas kasım қар қараша noyabr",
            "十二月 dec december дек декабрь декабря ara aralık жел желтоқсан dekabr",
        ),
        1,
    )
    for name in names.split()
}
_WORDS = "|".join(sorted(_MONTHS, key=len, reverse=True))
_HALF = r"上午|下午|凌晨|早上|中午|傍晚|晚上|a\.?m\.?\b|p\.?m\.?\b"
_TIME = re.compile(
    rf"(?:(?P<before>{_HALF})\s?)?(?<![\d:])(?P<hour>\d{{1,2}})\s?[:时点]\s?(?P<minute>\d{{1,2}})"
    r"(?:\s?[:分]\s?(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:])[分秒]?"
    rf"(?:\s?(?P<behind>{_HALF}))?(?P<zone>\s?(?:(?:gmt|utc|ut)\s?)?[+-]\d{{1,2}}(?::?\d{{2}})?(?![\d:]))?"
)
_DAYS = (
    re.compile(r"(?<!\d)(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?:日|(?!\d))"),
    re.compile(r"(?<!\d)(?P<y>\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\.?[\s-]?(?P<name>{_WORDS})\b\.?[\s-]?(?P<y>\d{{4}}|\d{{2}})(?!\d)"),
    re.compile(rf"\b(?P<name>{_WORDS})\b\.?[\s-]?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<zone>\D{{0,24}}\s)?(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})[\s-](?P<name>{_WORDS})\b\.?[\s-](?P<d>\d{{1,2}})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"),
)  # fmt: skip
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)[t\s]?(\d\d)(\d\d)(\d\d)(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d\d)\.(\d\d)(?![\d.])")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_OFFSET = re.compile(r"(?<![\d:])([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)")
_COMMENT = re.compile(r"\(([^()]*)\)")
_DAY_NAMES = re.compile(
    r"(?:星期|周|礼拜)[一二三四五六日天]"
    r"|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|pzt|sal|çar|per|cum|cmt|paz|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
    r"|дс|сс|бс|жм|сб|жс|at|в|г|de|um|uhr|года|kl)\b\.?"
)
_LEAP = 60
_MOST_HOURS, _MOST_MINUTES = 14, 59


def read_date(text: str) -> datetime | None:
    """The moment a date header tells, aware; None where it tells none, or more than one."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    try:
        return _read(" ".join(plain.split()))
    except (ValueError, OverflowError):
        return None


def _read(plain: str) -> datetime | None:
    if _EPOCH.fullmatch(plain):
        return datetime.fromtimestamp(int(plain[:10]), UTC)
    comments = _COMMENT.findall(plain)
    bare = " ".join(_COMMENT.sub(" ", plain).replace(",", " ").split())
    bare = _COMPACT.sub(r"\1-\2-\3 \4:\5:\6", bare)
    bare = re.sub(r"(?<=\d)t(?=\d)", " ", bare)
    time = _TIME.search(bare)
    if time is None:
        bare = _DOTTED.sub(r"\1:\2:\3", bare)
        time = _TIME.search(bare)
    if time is None:
        return None
    rest = f"{bare[: time.start()]} {bare[time.end() :]}"
    day, left = _day(rest)
    zone = _zone(time["zone"] or "", left, comments)
    if day is None or zone is None:
        return None
    hour = _hour(int(time["hour"]), time["before"] or time["behind"] or "")
    second = min(int(time["second"] or 0), _LEAP - 1 if time["second"] == str(_LEAP) else _LEAP)
    return datetime(*day, hour, int(time["minute"]), second, tzinfo=zone)


def _day(rest: str) -> tuple[tuple[int, int, int] | None, str]:
    """Year, month and day, and what is left of the text."""
    for pattern in _DAYS:
        if found := pattern.search(rest):
            parts = found.groupdict()
            month = _MONTHS[parts["name"]] if "name" in parts else int(parts["m"])
            # Java and the C library put the zone before the year.
            between = parts.get("zone") or ""
            left = f"{rest[: found.start()]} {between} {rest[found.end() :]}"
            return (_year(parts["y"]), month, int(parts["d"])), left
    found = _NUMBERS.search(rest)
    if found is None:
        return None, rest
    return _only_meaning(found), f"{rest[: found.start()]} {rest[found.end() :]}"


def _only_meaning(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Of 6/18/26 and the like the one day it can mean; None where it can mean two."""
    first, _, second, third = found.groups()
    meanings = [(_year(third), int(first), int(second)), (_year(third), int(second), int(first))]
    if len(third) == len("26"):
        meanings.append((_year(first), int(second), int(third)))
    possible = {day for day in meanings if _is_day(*day)}
    return possible.pop() if len(possible) == 1 else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return False
    return True


def _year(digits: str) -> int:
    """RFC 5322: two digits below 50 are this century's."""
    year = int(digits)
    if len(digits) > len("26"):
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004 - said above


def _hour(hour: int, half: str) -> int:
    """Raises ValueError where the half of the day contradicts the hour."""
    if not half or hour > 12:  # noqa: PLR2004 - a clock of 24 hours, whatever stands beside it
        return hour
    if half == "晚上" and hour == 12:  # noqa: PLR2004 - of which day?
        raise ValueError("midnight of which day")
    if half in ("下午", "傍晚", "晚上") or half.startswith("p"):
        return hour % 12 + 12
    if half == "中午":
        return hour if hour >= 11 else hour + 12  # noqa: PLR2004 - noon is around twelve
    return hour % 12


def _zone(beside: str, left: str, comments: list[str]) -> timezone | None:
    """The zone: an offset counts before a name; neither: here; a name nobody knows: None."""
    offset = _OFFSET.search(beside) or _OFFSET.search(left)
    if offset:
        return _of_offset(offset)
    names = " ".join(_DAY_NAMES.sub(" ", left).split()).strip(" -.;[]\"'日")
    if not names:
        named = next((_HOURS[one.strip()] for one in comments if one.strip() in _HOURS), None)
        return HERE if named is None else timezone(timedelta(hours=named))
    hours = _HOURS.get(names)
    return None if hours is None else timezone(timedelta(hours=hours))


def _of_offset(offset: re.Match[str]) -> timezone | None:
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    if hours > _MOST_HOURS or minutes > _MOST_MINUTES:
        return None
    east = timedelta(hours=hours, minutes=minutes)
    return timezone(east if offset[1] == "+" else -east)
