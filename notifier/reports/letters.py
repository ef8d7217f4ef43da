"""Prepares a letter for the report's page, with its findings grouped by aspect."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from notifier.reports.report import ReportFinding, ReportLetter
from notifier.reports.words import (
    ASPECT_ORDER,
    say_aspect,
    say_letter_state,
    say_severity,
    say_status,
)
from notifier.templating.safe_text import clean


@dataclass(frozen=True, slots=True)
class FindingView:
    message: str
    severity: str
    severity_title: str
    pictures: tuple[str, ...] = ()
    """Encodes pictures as data URIs: the page is one file."""


@dataclass(frozen=True, slots=True)
class AspectView:
    title: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter of the day, or one that still waits. `status` is a code for colours, "" if none."""

    received: str
    sender: str
    subject: str
    state: str
    state_title: str
    reason: str
    number: str
    applicant: str
    case_title: str
    status: str
    status_title: str
    aspects: tuple[AspectView, ...]
    late_but_dated_in_time: bool


def report_letter(letter: ReportLetter, *, with_day: bool) -> LetterView:
    received = letter.received_at
    return LetterView(
        received=f"{received.month}月{received.day}日 {received:%H:%M}"
        if with_day
        else f"{received:%H:%M:%S}",
        sender=clean(letter.sender, 60),
        subject=clean(letter.subject, 100) or "（无主题）",
        state=letter.state,
        state_title=say_letter_state(letter.state),
        reason=clean(letter.reason, 200),
        number=clean(letter.number),
        applicant=clean(letter.applicant, 60),
        case_title=clean(letter.case_title, 80),
        status=letter.status,
        status_title=say_status(letter.status),
        aspects=aspects(letter.findings),
        late_but_dated_in_time=letter.late_but_dated_in_time,
    )


def aspects(findings: Iterable[ReportFinding]) -> tuple[AspectView, ...]:
    """The findings grouped by aspect, in the order of the notice."""
    order = {aspect: place for place, aspect in enumerate(ASPECT_ORDER)}
    by_aspect = sorted(findings, key=lambda finding: order.get(finding.aspect, len(order)))
    return tuple(
        AspectView(say_aspect(aspect), tuple(map(_finding, group)))
        for aspect, group in groupby(by_aspect, key=lambda finding: finding.aspect)
    )


def _finding(finding: ReportFinding) -> FindingView:
    return FindingView(
        clean(finding.message, 240),
        finding.severity,
        say_severity(finding.severity),
        tuple(map(as_source, finding.pictures)),
    )


def as_source(picture: bytes, kind: str = "jpeg") -> str:
    """A picture as the address of an `<img>`, so that the page is one file."""
    return f"data:image/{kind};base64," + b64encode(picture).decode("ascii")
