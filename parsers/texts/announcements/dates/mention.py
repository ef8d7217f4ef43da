"""Finds every date that a sentence mentions, in Chinese, English or Russian, with its hour."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.texts.announcements.dates.hours import hour_after, hour_before

_DIGITS = "〇零○一二三四五六七八九"
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_CHINESE = re.compile(
    rf"(?:(?P<year>\d{{4}}|[{_DIGITS}]{{4}})\s?年度?\s?|(?P<relative>今年|本年|当年|同年|明年|次年|翌年)\s?)?"
    rf"(?<!\d)(?P<month>{_NUMBER})\s?月份?\s?"
    rf"(?:(?P<day>{_NUMBER})\s?[日号]|(?P<part>底|末|初|上旬|中旬|下旬))?"
)
_FIGURES = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<day>\d{1,2})(?![\d.]\d)"
)
_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)(?!\d)"
)
# `6月1日至16日`: the second has no month of its own.
_SAME_MONTH = re.compile(rf"\s?(?:至|到|—{{1,2}}|–|-|~)\s?(?P<day>{_NUMBER})\s?[日号]")
_MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "ма"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября"
    r"|октября|ноября|декабря)"
)
_LATIN = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b\.?,?(?: (?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_MONTH}\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
)
# `с 1 по 29 мая`, `1–29 May`: the first has no month of its own.
_BARE_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?: по | ?[–-] ?| to )\Z")
_MIDDLE = {"初": 5, "上旬": 10, "中旬": 20}
_LAST_MONTH, _LONGEST_MONTH = 12, 31


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, and where: `year`, `day` None where it names none; `hour` is (hour, minute).

    `loose`: the day is no figure of the text (月底, 上旬).
    """

    start: int
    end: int
    month: int
    day: int | None
    year: int | None = None
    hour: tuple[int, int] | None = None
    loose: bool = False
    next_year: bool = False


def date_mentions(text: str) -> tuple[DateMention, ...]:
    """Every date of a text, in order. What is no day of the calendar is none."""
    found: list[DateMention] = []
    for mention in sorted(_all(text), key=lambda each: (each.start, -each.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(_with_hour(mention, text) for mention in found)


def _all(text: str) -> Iterator[DateMention]:
    for match in _CHINESE.finditer(text):
        yield from _chinese(match, text)
    for pattern in (_FIGURES, _DAY_FIRST):
        for match in pattern.finditer(text):
            yield from _valid(match, int(match["month"]), int(match["day"]), int(match["year"]))
    for pattern in _LATIN:
        for match in pattern.finditer(text):
            yield from _latin(match, text)


def _chinese(match: re.Match[str], text: str) -> Iterator[DateMention]:
    year, month = _year(match["year"]), number(match["month"])
    day = number(match["day"]) if match["day"] else None
    if match["part"] and 1 <= month <= _LAST_MONTH:
        day = _MIDDLE.get(match["part"]) or calendar.monthrange(year or 2027, month)[1]
    if day is None and year is None:
        return
    for mention in _valid(match, month, day, year):
        following = match["relative"] in ("明年", "次年", "翌年")
        yield replace(mention, loose=bool(match["part"]), next_year=following)
        second = _SAME_MONTH.match(text, match.end())
        if second and match["day"]:
            yield from _valid(second, month, number(second["day"]), year)


def _latin(match: re.Match[str], text: str) -> Iterator[DateMention]:
    lowered = match["month"].lower()
    month = next(place for place, starts in enumerate(_MONTHS, 1) if lowered.startswith(starts))
    if lowered.startswith("мар"):
        month = 3
    year = int(match["year"]) if match["year"] else None
    first = _BARE_DAY.search(text[max(match.start() - 8, 0) : match.start()])
    if first:
        start = max(match.start() - 8, 0) + first.start()
        yield from _valid(match, month, int(first["day"]), year, (start, start + len(first["day"])))
    yield from _valid(match, month, int(match["day"]), year)


def _valid(
    match: re.Match[str],
    month: int,
    day: int | None,
    year: int | None,
    span: tuple[int, int] | None = None,
) -> Iterator[DateMention]:
    if 1 <= month <= _LAST_MONTH and (
        day is None or 1 <= day <= calendar.monthrange(year or 2028, month)[1]
    ):
        start, end = span or match.span()
        yield DateMention(start, end, month, day, year)


def _with_hour(mention: DateMention, text: str) -> DateMention:
    hour, end = hour_after(text, mention.end)
    return replace(mention, hour=hour or hour_before(text, mention.start), end=end)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return (
        int(text)
        if text.isdecimal()
        else int("".join(str(max(_DIGITS.index(c) - 2, 0)) for c in text))
    )


def number(text: str) -> int:
    """A number below a hundred in figures or Chinese numerals; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    digits = "零一二三四五六七八九"
    high = digits.find(tens) if tens else 1
    return (high * 10 if ten else 0) + (
        digits.find(ones if ten else tens) if (ones or not ten) else 0
    )
