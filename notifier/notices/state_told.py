"""A verdict → what a notice made of it tells."""

import hashlib
import json

from notifier.notices.notice import NoticeKind, Occasion
from notifier.notices.told import Told
from notifier.notices.wording import is_untold
from validators.model.correction_period import correction_day
from validators.model.severity import Severity, Status
from validators.model.verdict import Verdict

KINDS = {
    Status.LATE: NoticeKind.LATE,
    Status.INCOMPLETE: NoticeKind.CORRECTION,
    Status.COMPLETE: NoticeKind.ACKNOWLEDGEMENT,
    Status.REVIEW: NoticeKind.ACKNOWLEDGEMENT,
}
UNCONFIRMED = "unconfirmed"


def occasion_told(occasion: Occasion) -> Told:
    """What the notice of this occasion tells."""
    if occasion.selected is not None:
        stage = "selected" if occasion.selected else "rejected"
        return Told(occasion.number, NoticeKind.RESULT, stage)
    if occasion.stranger:
        return Told(occasion.number, UNCONFIRMED)
    campaign = occasion.dossier.campaign
    until = {
        NoticeKind.LATE: campaign.last_day,
        NoticeKind.CORRECTION: correction_day(campaign, occasion.correction_by),
    }.get(KINDS[occasion.verdict.status])
    return verdict_told(occasion.number, occasion.verdict, until.isoformat() if until else "")


def verdict_told(number: str, verdict: Verdict, until: str = "") -> Told:
    """What a notice tells that is made of this verdict; a refusal tells that it is one, and no more."""
    kind = KINDS[verdict.status]
    if kind is NoticeKind.LATE:
        return Told(number, kind, verdict.status, until=until)
    mends = [(one.code, one.where) for one in verdict.findings_of(Severity.CORRECT)]
    points = [
        (one.code, one.where, severity, one.message)
        for severity in (Severity.CORRECT, Severity.REFER)
        for one in verdict.findings_of(severity)
        if not is_untold(one.code)
    ]
    return Told(number, kind, verdict.status, _digest(points), _digest(mends), until)


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:32]
