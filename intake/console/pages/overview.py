"""Serves `/`: totals, what needs a person, recent events."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page, translator
from intake.console.views.words import STAGES, STATUSES, translate_event
from intake.console.web.visitor import Reading, desk_of, language_of
from intake.register import heartbeat
from intake.register.lists import counts
from intake.register.lists.recent_events import recent
from notifier.reports.words import say_stage, say_status

MENU = MenuEntry("/", "概览", "Overview")
router = APIRouter()

DAYS = 30
_HIGHEST = 76
_EVENTS = 14


@dataclass(frozen=True, slots=True)
class ChartDay:
    """`height` of its column in the chart, in its units."""

    day: str
    number: int
    height: int


@router.get("/")
def overview(request: Request, visitor: Reading, campaign: str = "") -> Response:
    desk = desk_of(request)
    chosen = desk.campaign(campaign)
    campaign = chosen.id if chosen else ""
    states = counts.by_state(desk.db, campaign)
    today = desk.now().astimezone(desk.zone).date()
    days = _days(counts.by_day(desk.db, campaign), today)
    by_status: Counter[str] = Counter()
    by_stage: Counter[str] = Counter()
    for (_, status, stage), number in states.items():
        by_stage[stage] += number
        by_status[status] += number if stage != "withdrawn" else 0
    language = language_of(request)
    return page(
        request,
        "overview.html",
        visitor,
        campaigns=desk.campaigns,
        campaign=campaign,
        chosen=chosen,
        days_left=(chosen.last_day - today).days if chosen else 0,
        total=sum(by_stage.values()),
        statuses=[
            (_said(say_status(one), language), by_status[one], one, _to(campaign, status=one))
            for one in STATUSES
        ],
        stages=[
            (
                _said(say_stage(one), language),
                by_stage[one],
                f"stage-{one}",
                _to(campaign, stage=one),
            )
            for one in STAGES
        ],
        days=days,
        needs=list(_needs(request, by_status, campaign)),
        events=recent(desk.db, _EVENTS),
        signs=heartbeat.listing(desk.db),
        what=lambda word: translate_event(word, language),
    )


def _said(words: str, language: str) -> str:
    return translator(language)(words)


def _to(campaign: str, **query: str) -> str:
    return link("/applications", campaign=campaign, **query)


def _needs(
    request: Request, by_status: Mapping[str, int], campaign: str
) -> Iterator[tuple[str, int, str, bool]]:
    """Yield what needs a person: its title, how many, where, and whether it is a fault."""
    desk, language = desk_of(request), language_of(request)
    letters, notices = counts.waiting_letters(desk.db), counts.waiting_notices(desk.db)
    rows = (
        ("待人工核验的申报", by_status.get("review", 0), link("/queue", campaign=campaign), False),
        ("隔离的来件", letters.get("quarantined", 0), "/letters?state=quarantined", True),
        ("咨询来信待回复", letters.get("question", 0), "/letters?state=question", False),
        ("待放行的通知", notices.get("held", 0), "/notices?state=held", False),
        ("发送失败的通知", notices.get("failed", 0), "/notices?state=failed", True),
        ("是否送达不明的通知", notices.get("unknown", 0), "/notices?state=unknown", True),
    )
    yield from ((_said(words, language), n, where, bad) for words, n, where, bad in rows if n)


def _days(by_day: Mapping[str, int], today: date) -> tuple[ChartDay, ...]:
    """The last days up to today; of a call long over, the last days on which something came."""
    newest = date.fromisoformat(max(by_day)) if by_day else today
    last = (
        min(today, newest + timedelta(days=3)) if today - newest > timedelta(days=DAYS) else today
    )
    last = max(last, newest) if newest - last < timedelta(days=DAYS) else last
    shown = [(last - timedelta(days=DAYS - 1 - n)).isoformat() for n in range(DAYS)]
    most = max((by_day.get(day, 0) for day in shown), default=0) or 1
    return tuple(
        ChartDay(day, by_day.get(day, 0), round(_HIGHEST * by_day.get(day, 0) / most))
        for day in shown
    )
