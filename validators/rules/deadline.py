"""Rules on time. What counts is when the server received the letter; `Date:` is only evidence."""

from collections.abc import Iterator
from datetime import datetime

from validators.dossier import Dossier
from validators.outcome import Evidence, failed, passed
from validators.rule import Rule
from validators.severity import Aspect, Severity


def _late(dossier: Dossier) -> Iterator[Evidence]:
    """The call closes with its last day; judged on the first letter, so corrections stay possible."""
    if dossier.first.received_at < dossier.campaign.deadline:
        yield passed()
        return
    yield failed(
        received=_local(dossier.first.received_at, dossier),
        last_day=dossier.campaign.last_day.isoformat(),
    )


LATE = Rule(
    "late",
    Aspect.REGULARITY,
    Severity.REFUSE,
    "申报截止时间",
    "来件于 {received} 送达，已超过申报截止日 {last_day}。",
    _late,
)


def _supplement_late(dossier: Dossier) -> Iterator[Evidence]:
    """After the deadline only the correction period is open; beyond it a person decides."""
    for submission in dossier.counting[1:]:
        if submission.received_at < dossier.campaign.deadline or _in_correction(
            submission.received_at, dossier
        ):
            yield passed()
        else:
            yield failed(received=_local(submission.received_at, dossier))
            return


SUPPLEMENT_LATE = Rule(
    "supplement-late",
    Aspect.REGULARITY,
    Severity.REFER,
    "补充材料时间",
    "补充材料于 {received} 送达，已超过申报截止时间和补正期限。",
    _supplement_late,
    "是否接收由工作人员决定。",
)


def _in_correction(received_at: datetime, dossier: Dossier) -> bool:
    by = dossier.history.correction_by if dossier.history else None
    by = by or dossier.campaign.correction_by
    return by is not None and received_at.astimezone(dossier.campaign.timezone).date() <= by


def _local(moment: datetime, dossier: Dossier) -> str:
    return moment.astimezone(dossier.campaign.timezone).strftime("%Y-%m-%d %H:%M:%S")
