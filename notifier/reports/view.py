"""Prepares the values that the report's template may use, cleaned and sorted."""

from dataclasses import dataclass

from notifier.reports.campaigns import CampaignView, campaign_view, is_shown
from notifier.reports.chart import Font
from notifier.reports.ledger_words import LedgerView, alarms, ledger_view
from notifier.reports.letters import LetterView, as_source, report_letter
from notifier.reports.open_work import (
    AspectTally,
    AwaitedPaperView,
    CorrectionsView,
    LinkView,
    aspect_tallies,
    corrections_view,
    link_views,
    paper_view,
)
from notifier.reports.report import DailyReport, ReportApplication
from notifier.reports.signs_of_life import SignView, sign_alarms, sign_view
from notifier.reports.words import NOTICE_STATE_TITLES, say_kind, say_notice_state
from notifier.templating.safe_text import clean

# A page that names hundreds of doubts is not read.
_MOST_POINTS = 20
_CAME_TO_NOTHING = frozenset({"ignored", "repeat"})


@dataclass(frozen=True, slots=True)
class PointView:
    """What a person is to look at, and what it rests on: pictures as data URIs."""

    message: str
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application that needs review, with the points to look at."""

    number: str
    applicant: str
    case_title: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class NoticeView:
    id: int
    number: str
    kind: str
    recipient: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The page. `waiting` counts what needs a person; `quiet` tells that nothing came; `alarms`
    are sentences that stand at the top.
    """

    day: str
    made: str
    headline: str
    alarms: tuple[str, ...]
    quiet: bool
    waiting: int
    campaigns: tuple[CampaignView, ...]
    letters: tuple[LetterView, ...]
    letters_unseen: int
    rows: int
    rows_unseen: int
    earlier: tuple[LetterView, ...]
    ignored: tuple[LetterView, ...]
    late_in_time: tuple[LetterView, ...]
    review: tuple[ApplicationView, ...]
    review_unseen: int
    questions: tuple[LetterView, ...]
    quarantined: tuple[LetterView, ...]
    notices: tuple[NoticeView, ...]
    outbox: tuple[tuple[str, int], ...]
    ledger: tuple[LedgerView, ...]
    signs: tuple[SignView, ...]
    aspects: tuple[AspectTally, ...]
    corrections: CorrectionsView | None
    paper: AwaitedPaperView | None
    links: tuple[LinkView, ...]
    sending_left: int | None


def report_view(report: DailyReport, font: Font | None = None) -> ReportView:
    """`font` knows Chinese and draws the charts; None: the page tells them without pictures."""
    letters = tuple(report_letter(letter, with_day=False) for letter in report.letters)
    earlier = tuple(report_letter(letter, with_day=True) for letter in report.earlier)
    came = (*earlier, *letters)
    review = tuple(map(_application, report.waiting))
    signs = tuple(sign_view(sign, report.made_at) for sign in report.signs)
    asked = (review, report.questions, report.quarantined, report.waiting_notices)
    waiting = report.waiting_unseen + sum(map(len, asked))
    return ReportView(
        day=f"{report.day.year}年{report.day.month}月{report.day.day}日",
        made=f"{report.made_at:%H:%M}",
        headline=_headline(report, waiting),
        alarms=(*sign_alarms(signs), *alarms(report.ledger)),
        quiet=not came,
        waiting=waiting,
        campaigns=tuple(
            campaign_view(c, report.day, font) for c in report.campaigns if is_shown(c)
        ),
        letters=tuple(letter for letter in letters if letter.state not in _CAME_TO_NOTHING),
        rows=len(report.applications),
        rows_unseen=report.applications_unseen,
        letters_unseen=report.letters_unseen,
        earlier=tuple(letter for letter in earlier if letter.state not in _CAME_TO_NOTHING),
        ignored=tuple(letter for letter in came if letter.state in _CAME_TO_NOTHING),
        late_in_time=tuple(letter for letter in came if letter.late_but_dated_in_time),
        review=review,
        review_unseen=report.waiting_unseen,
        questions=tuple(report_letter(letter, with_day=True) for letter in report.questions),
        quarantined=tuple(report_letter(letter, with_day=True) for letter in report.quarantined),
        notices=_notices(report),
        outbox=_outbox(report),
        ledger=tuple(ledger_view(check) for check in report.ledger),
        signs=signs,
        aspects=aspect_tallies(report.aspects),
        corrections=corrections_view(report.corrections, report.day),
        paper=paper_view(report.paper),
        links=link_views(report),
        sending_left=report.sending_left,
    )


def _headline(report: DailyReport, waiting: int) -> str:
    waits = f"有 {waiting} 项等待工作人员处理" if waiting else "没有等待处理的事项"
    came = report.letters_unseen + len({letter.mail_id for letter in report.letters})
    if not came:
        return f"今日没有来件，{waits}。"
    new = sum(campaign.new_today for campaign in report.campaigns)
    opened = f"，新登记申报 {new} 件" if new else "，没有新的申报"
    return f"今日来件 {came} 封{opened}；{waits}。"


def _application(application: ReportApplication) -> ApplicationView:
    referred = [one for one in application.findings if one.severity == "refer"]
    points = [
        PointView(clean(one.message, 240), tuple(map(as_source, one.pictures)))
        for one in referred[:_MOST_POINTS]
    ]
    if (more := len(referred) - _MOST_POINTS) > 0:
        points.append(PointView(f"另有 {more} 项待核验，见该申报的页面或台账", ()))
    return ApplicationView(
        clean(application.number),
        clean(application.applicant, 60) or "（申报单位未知）",
        clean(application.case_title, 80),
        tuple(points),
    )


def _notices(report: DailyReport) -> tuple[NoticeView, ...]:
    return tuple(
        NoticeView(
            notice.id,
            clean(notice.number),
            say_kind(notice.kind),
            clean(notice.recipient, 60),
            say_notice_state(notice.state),
            clean(notice.reason, 160),
        )
        for notice in report.waiting_notices
    )


def _outbox(report: DailyReport) -> tuple[tuple[str, int], ...]:
    return tuple(
        (title, report.notices[state])
        for state, title in NOTICE_STATE_TITLES.items()
        if report.notices.get(state)
    )
