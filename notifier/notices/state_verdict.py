"""Extracts from a verdict what a notice about it states."""

import hashlib
import json

from notifier.notices.kinds import UNCONFIRMED, NoticeKind, kind_for, record_of
from notifier.notices.occasion import Occasion
from notifier.notices.stated_verdict import StatedVerdict
from notifier.notices.wording import is_for_staff_only
from validators.model.severity import Severity
from validators.model.verdict import Verdict
from validators.rules.demands.paper import CODE as PAPER


def state_occasion(occasion: Occasion) -> StatedVerdict:
    """Return what the notice of this occasion tells."""
    if occasion.selected is not None:
        stage = "selected" if occasion.selected else "rejected"
        return StatedVerdict(occasion.number, NoticeKind.RESULT, stage)
    if occasion.stranger:
        return StatedVerdict(occasion.number, UNCONFIRMED)
    until = record_of(kind_for(occasion.verdict.status)).until
    day = until(occasion).isoformat() if until else ""
    return state_verdict(occasion.number, occasion.verdict, day)


def state_verdict(number: str, verdict: Verdict, until: str = "") -> StatedVerdict:
    """Return what a notice tells that is made of this verdict; a refusal tells that it is one, and no
    more.
    """
    kind = kind_for(verdict.status)
    if not record_of(kind).states_findings:
        return StatedVerdict(number, kind, verdict.status, until=until)
    mends = [(one.code, one.where) for one in verdict.findings_of(Severity.CORRECT)]
    points = [
        (one.code, one.where, severity, one.message)
        for severity in (Severity.CORRECT, Severity.REFER)
        for one in verdict.findings_of(severity)
        if not is_for_staff_only(one.code)
    ]
    points += [
        (one.code, one.where, Severity.NOTE, "")
        for one in verdict.findings_of(Severity.NOTE)
        if one.code == PAPER
    ]
    return StatedVerdict(number, kind, verdict.status, _digest(points), _digest(mends), until)


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:32]
