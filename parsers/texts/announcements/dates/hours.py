"""Reads the hour beside a date."""

import re

_LAST_HOUR, _NOON = 23, 12
_BRACKET = r"(?:[（(][^（）()]{1,12}[）)])?"
_AFTER = re.compile(
    rf"\s?{_BRACKET}[,，]?\s?(?:星期[一二三四五六日天]"
    rf"|周[一二三四五六日天])?{_BRACKET}\s?(?:北京时间|当地时间|当天|当日)?\s?"
    r"(?P<half>上午|下午|晚上|晚|夜间|夜|中午|凌晨|早上|早)?\s?(?P<hour>\d{1,2}|十[一二]?"
    r"|[一二三四五六七八九])\s?"
    r"(?:[:：](?P<minute>[0-5]\d)(?::[0-5]\d)?|[时点](?:整|(?P<minutes>[0-5]?\d)分?|(?P<half_past>半))?)"
)
_LATIN_AFTER = re.compile(
    r",? ?(?:[(（]|года,? ?|г\.,? ?)?(?:at |by |until |before |до |в )?(?:(?P<word>midnight|noon)|"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?|час|hrs|h\b"
    r"|(?<=\d\d)(?= |\)|,|\.|\Z)))",
    re.IGNORECASE,
)
_LATIN_BEFORE = re.compile(
    r"(?:(?P<word>midnight|noon)"
    r"|(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)?)"
    r"(?: [A-Z(][A-Za-z/+)]{1,12}){0,3},?(?: on| of|)?(?: [A-Z][a-z]{2,8}day,?)?(?: the)? ?\Z",
    re.IGNORECASE,
)
Hour = tuple[int, int]


def hour_after(text: str, place: int) -> tuple[Hour | None, int]:
    """The hour that follows a date, and where it ends; None where there is none or it is the day's end."""
    match = _AFTER.match(text, place)
    if match:
        minute = match["minute"] or match["minutes"] or ("30" if match["half_past"] else "0")
        return _chinese(match["half"] or "", match["hour"], int(minute)), match.end()
    match = _LATIN_AFTER.match(text, place)
    if match and (match["word"] or match["minute"] or len(match["half"] or "") > 0):
        return _latin(match), match.end()
    return None, place


def hour_before(text: str, place: int) -> Hour | None:
    """The hour written before a date in English: `5 pm on 15 May`, `17:00 Brussels time, 28 September`."""
    match = _LATIN_BEFORE.search(text[max(place - 60, 0) : place])
    return _latin(match) if match and (match["word"] or match["minute"] or match["half"]) else None


def _chinese(half: str, hour_text: str, minute: int) -> Hour | None:
    hour = int(hour_text) if hour_text.isdecimal() else _numeral(hour_text)
    if half in ("晚", "晚上", "夜", "夜间") and hour == _NOON:
        return None
    if half in ("下午", "晚上", "晚", "夜", "夜间") and hour < _NOON:
        hour += _NOON
    return _of_day(hour, minute)


def _latin(match: re.Match[str]) -> Hour | None:
    if match["word"]:
        return (_NOON, 0) if match["word"].lower() == "noon" else None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half.startswith("p") and hour < _NOON:
        hour += _NOON
    if half.startswith("a") and hour == _NOON:
        hour = 0
    return _of_day(hour, int(match["minute"] or 0))


def _of_day(hour: int, minute: int) -> Hour | None:
    """24:00 and the last minute are the day itself."""
    if hour > _LAST_HOUR or (hour, minute) == (_LAST_HOUR, 59):
        return None
    return hour, minute


def _numeral(text: str) -> int:
    tens, ten, ones = text.partition("十")
    digits = "零一二三四五六七八九"
    return (10 if ten else 0) + max(digits.find(ones if ten else tens), 0)
