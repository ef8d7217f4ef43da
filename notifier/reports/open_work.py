"""Counts open work: findings by aspect, corrections by age, links by remaining days, paper awaited."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from notifier.reports.report import AspectCount, DailyReport, OpenCorrection, OpenPaper
from notifier.reports.words import SEVERITY_TITLES, say_aspect
from notifier.templating.safe_text import clean
from validators.model.severity import Aspect

# Beyond these many the report names the oldest and says how many more there are.
MOST_NAMED = 10
MOST_LINKS = 200
URGENT_DAYS = 3
_AGES = ((3, "3 天以内"), (7, "4—7 天"), (14, "8—14 天"), (None, "超过 14 天"))
_DAY = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
_SPAN = re.compile(r"，[^，]{0,12}?(\d{1,3})\s*(?:天|日|days?)")


@dataclass(frozen=True, slots=True)
class AspectTally:
    """`applications` have something open in this aspect; `counts` of findings by severity."""

    title: str
    applications: int
    counts: tuple[tuple[str, str, int], ...]
    """(severity, its title, how many), the gravest first; those that occur."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    number: str
    applicant: str
    asked: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """`ages`: (title, how many) of all that are open; `oldest` are named, `more` are not."""

    total: int
    overdue: int
    ages: tuple[tuple[str, int], ...]
    oldest: tuple[CorrectionView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class AwaitedPaperView:
    """`total` applications lack something on paper; the first are `named` with it, `more` are not."""

    total: int
    named: tuple[tuple[str, str, str], ...]
    """(number, applicant, titles)"""
    more: int


@dataclass(frozen=True, slots=True)
class LinkView:
    """`left` says how long the link works; `urgent` where that is soon."""

    number: str
    applicant: str
    message: str
    left: str
    urgent: bool


def aspect_tallies(counts: Mapping[str, AspectCount]) -> tuple[AspectTally, ...]:
    """All four aspects, in the order of the notice's 符合性审查."""
    nothing = AspectCount(0, {})
    found = ((aspect, counts.get(aspect.value, nothing)) for aspect in Aspect)
    return tuple(
        AspectTally(
            say_aspect(aspect.value),
            count.applications,
            tuple(
                (severity.value, title, count.findings[severity.value])
                for severity, title in SEVERITY_TITLES.items()
                if count.findings.get(severity.value)
            ),
        )
        for aspect, count in found
    )


def corrections_view(open_ones: Iterable[OpenCorrection], day: date) -> CorrectionsView | None:
    """Return who owes a correction; None where no applicant owes a correction."""
    oldest_first = sorted(open_ones, key=lambda one: (one.asked_on, one.number))
    if not oldest_first:
        return None
    ages = Counter(_age((day - one.asked_on).days) for one in oldest_first)
    return CorrectionsView(
        total=len(oldest_first),
        overdue=sum(one.overdue(day) for one in oldest_first),
        ages=tuple((title, ages[title]) for _, title in _AGES if ages[title]),
        oldest=tuple(_correction(one, day) for one in oldest_first[:MOST_NAMED]),
        more=max(0, len(oldest_first) - MOST_NAMED),
    )


def _age(days: int) -> str:
    return next(title for most, title in _AGES if most is None or days <= most)


def _correction(one: OpenCorrection, day: date) -> CorrectionView:
    days = (day - one.asked_on).days
    asked = f"{one.asked_on:%m-%d} 通知补正，已 {days} 天" if days else "今日通知补正"
    if one.due_on:
        asked += f"，{'已过期限' if one.overdue(day) else '期限'} {one.due_on:%m-%d}"
    return CorrectionView(
        clean(one.number), clean(one.applicant, 60) or "（申报单位未知）", asked, one.overdue(day)
    )


def paper_view(open_ones: Sequence[OpenPaper]) -> AwaitedPaperView | None:
    """Return the paper that is awaited; None where none is."""
    if not open_ones:
        return None
    named = tuple(
        (
            clean(one.number),
            clean(one.applicant, 60) or "（申报单位未知）",
            clean("、".join(one.titles), 200),
        )
        for one in open_ones[:MOST_NAMED]
    )
    return AwaitedPaperView(len(open_ones), named, len(open_ones) - len(named))


def link_views(report: DailyReport) -> tuple[LinkView, ...]:
    """The links nobody has settled, those that end first at the top."""
    known = ((link_ends(link.message, link.reported_at), link) for link in report.links)
    found = sorted(known, key=lambda one: one[0] or date.max)[:MOST_LINKS]
    return tuple(
        LinkView(
            clean(link.number),
            clean(link.applicant, 60) or "（申报单位未知）",
            clean(link.message, 200),
            *_left(ends, report.day),
        )
        for ends, link in found
    )


def link_ends(message: str, reported_at: datetime) -> date | None:
    """The day a link ends by the finding's words: a date, or so many days after it was found."""
    # What the applicant called the file is in quotation marks and may contain a date of its own.
    words = message.rpartition("”")[2]
    try:
        if found := _DAY.search(words):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
        if found := _SPAN.search(words):
            return reported_at.date() + timedelta(days=int(found[1]))
    except (ValueError, OverflowError):
        # The thirty-first of June: nobody knows when it ends.
        return None
    return None


def _left(ends: date | None, day: date) -> tuple[str, bool]:
    if ends is None:
        return "未注明到期时间，请尽快下载", True
    days = (ends - day).days
    if days < 0:
        return f"已到期 {-days} 天", True
    return (f"还有 {days} 天到期" if days else "今天到期"), days <= URGENT_DAYS
