"""Summarises a campaign for the report: countdown, totals, arrivals by day."""

from dataclasses import dataclass
from datetime import date, timedelta

from notifier.reports.chart import Font, day_chart
from notifier.reports.letters import as_source
from notifier.reports.report import ReportCampaign
from notifier.reports.words import STATUS_ORDER, say_status
from notifier.templating.safe_text import clean

_DAYS_SHOWN = 14
_COLUMN_PIXELS = 56
PACE_DAYS = 7
# A free text where a choice was asked for makes a kind of its own; the list stays short.
MOST_KINDS = 12


@dataclass(frozen=True, slots=True)
class StatusShare:
    """One status of the bar. `percent` of its width; the shares add up to 100."""

    status: str
    title: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day. `height` in pixels, at least 3 for a day with any, 1 for none."""

    label: str
    count: int
    height: int
    today: bool


@dataclass(frozen=True, slots=True)
class CampaignView:
    title: str
    countdown: str
    last_day: str
    over: bool
    total: int
    new_today: int
    shares: tuple[StatusShare, ...]
    columns: tuple[DayColumn, ...]
    chart: str = ""
    """The days as a picture's address, where there is a font to draw with; else `columns` tell."""
    rush: str = ""
    kinds: tuple[StatusShare, ...] = ()
    kinds_label: str = ""


def is_shown(campaign: ReportCampaign) -> bool:
    """A call that is over and brought nothing has no news."""
    return campaign.days_left >= 0 or any(campaign.totals.values())


def campaign_view(campaign: ReportCampaign, day: date, font: Font | None = None) -> CampaignView:
    chart = day_chart(campaign, day, font) if font else None
    return CampaignView(
        title=clean(campaign.title),
        countdown=say_countdown(campaign.days_left),
        last_day=campaign.last.isoformat().replace("T", " "),
        over=campaign.days_left < 0,
        total=sum(campaign.totals.values()),
        new_today=campaign.new_today,
        shares=shares(campaign),
        columns=_columns(campaign, day),
        chart=as_source(chart, "png") if chart else "",
        rush=_rush(campaign, day),
        kinds=_kinds(campaign),
        kinds_label=clean(campaign.kinds_label),
    )


def _rush(campaign: ReportCampaign, day: date) -> str:
    """Return what is still to be expected, by the last week's pace; a floor, for the last days bring more."""
    came = sum(campaign.by_day.get(day - timedelta(days=back), 0) for back in range(PACE_DAYS))
    if campaign.days_left <= 0 or not came:
        return ""
    expected = round(came / PACE_DAYS * campaign.days_left)
    return f"近 {PACE_DAYS} 天收到 {came} 件，照此截止前约再收 {expected} 件；最后几天通常更多。"


def _kinds(campaign: ReportCampaign) -> tuple[StatusShare, ...]:
    """The commonest first; `percent` of the longest bar."""
    ordered = sorted(campaign.kinds.items(), key=lambda kind: -kind[1])[:MOST_KINDS]
    most = max((count for _, count in ordered), default=1)
    return tuple(
        StatusShare("", clean(title, 30), count, max(2, count * 100 // most))
        for title, count in ordered
    )


def say_countdown(days: int) -> str:
    if days < 0:
        return f"已截止 {-days} 天"
    return f"距截止还有 {days} 天" if days else "今天 24:00 截止"


def shares(campaign: ReportCampaign) -> tuple[StatusShare, ...]:
    """The statuses that occur. Rounded down, the largest share takes what is left of 100."""
    counts = {status: campaign.totals.get(status, 0) for status in STATUS_ORDER}
    counts = {status: count for status, count in counts.items() if count}
    total = sum(counts.values())
    percents = {status: max(1, count * 100 // total) for status, count in counts.items()}
    if percents:
        percents[max(counts, key=counts.__getitem__)] += 100 - sum(percents.values())
    return tuple(
        StatusShare(status, say_status(status), count, percents[status])
        for status, count in counts.items()
    )


def _columns(campaign: ReportCampaign, day: date) -> tuple[DayColumn, ...]:
    """The last two weeks; none where nothing came in them."""
    days = [day - timedelta(days=back) for back in reversed(range(_DAYS_SHOWN))]
    counts = [campaign.by_day.get(one, 0) for one in days]
    most = max(counts)
    if not most:
        return ()
    return tuple(
        DayColumn(f"{one.month}/{one.day}", count, _height(count, most), one == day)
        for one, count in zip(days, counts, strict=True)
    )


def _height(count: int, most: int) -> int:
    return max(3, count * _COLUMN_PIXELS // most) if count else 1
