"""Keeps one record for each kind of notice, from which all lists of kinds are made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import Delivery
from validators.model.correction_period import correction_until
from validators.model.severity import Status

if TYPE_CHECKING:
    # Brings the dossier, and with it what reads forms: a list of notices needs none.
    from notifier.notices.occasion import Occasion


class NoticeKind(StrEnum):
    """ACKNOWLEDGEMENT: taken in, nothing to mend. CORRECTION: names what to mend. LATE: refused.
    RESULT: what the experts decided; staff have it written, and none leaves without their release.
    RECEIPT: the letter is there and waits to be read, where many do; its answer follows.
    """

    ACKNOWLEDGEMENT = "acknowledgement"
    CORRECTION = "correction"
    LATE = "late"
    RESULT = "result"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation its templates must cope with, to be filled with invented data. There is something to
    mend, or to be looked at; the papers came `late`; the form is there; the period is `over`;
    `given` makes of the occasion one with more to it.
    """

    name: str
    mends: bool = False
    checks: bool = False
    late: bool = False
    has_form: bool = True
    over: bool = False
    given: Callable[["Occasion"], "Occasion"] | None = None


@dataclass(frozen=True, slots=True)
class KindRecord:
    """All there is to a kind. `title` and `english` name it for staff. `templates` are the names of
    the templates that may make it, each with its subject, text and page; the first is its own.

    It answers an `occasion` of its own, whatever the verdict, or the verdicts of these `statuses`.
    `until` is the last day it tells. `states_findings`: it names what was found. `samples`: () for a
    notice that answers a letter before anything in it was read.
    """

    kind: NoticeKind
    title: str
    english: str
    templates: tuple[str, ...]
    samples: tuple[Situation, ...]
    statuses: tuple[Status, ...] = ()
    occasion: Callable[["Occasion"], bool] | None = None
    until: Callable[["Occasion"], LastMoment] | None = None
    states_findings: bool = True


def _deadline(occasion: "Occasion") -> LastMoment:
    return occasion.dossier.campaign.last_moment


def _correction_day(occasion: "Occasion") -> LastMoment:
    return correction_until(occasion.dossier.campaign, occasion.correction_by)


def _is_decided(occasion: "Occasion") -> bool:
    return occasion.selected is not None


def _is_strangers(occasion: "Occasion") -> bool:
    return occasion.stranger


def _awaiting_paper(occasion: "Occasion") -> "Occasion":
    """One material has come on paper, another is to come."""
    from validators.model.dossier import History

    campaign = occasion.dossier.campaign
    first, *others = campaign.materials
    both = tuple(replace(one, delivery=Delivery.BOTH) for one in (first, *others[:1]))
    campaign = replace(campaign, materials=(*both, *others[1:]))
    history = History(on_paper={first.id: campaign.first_day})
    return replace(occasion, dossier=replace(occasion.dossier, campaign=campaign, history=history))


UNCONFIRMED = "unconfirmed"
"""The template for a sender unknown to the application."""

# The worst first: that is the kind of a notice on several applications.
KINDS = (
    KindRecord(
        NoticeKind.LATE,
        "逾期通知",
        "late notice",
        templates=("late",),
        samples=(Situation("late", late=True),),
        statuses=(Status.LATE,),
        until=_deadline,
        states_findings=False,
    ),
    KindRecord(
        NoticeKind.CORRECTION,
        "补正通知",
        "correction notice",
        templates=("correction",),
        samples=(
            Situation("correction", mends=True),
            Situation("correction with points to check", mends=True, checks=True),
            Situation("correction after the period", mends=True, checks=True, over=True),
            Situation("correction with paper", mends=True, given=_awaiting_paper),
            Situation("no form", mends=True, checks=True, has_form=False),
        ),
        statuses=(Status.INCOMPLETE,),
        until=_correction_day,
    ),
    KindRecord(
        NoticeKind.RESULT,
        "结果通知",
        "result notice",
        templates=("result",),
        samples=(
            Situation("result", given=lambda one: replace(one, selected=True)),
            Situation(
                "result: not selected", checks=True, given=lambda one: replace(one, selected=False)
            ),
        ),
        occasion=_is_decided,
    ),
    KindRecord(
        NoticeKind.ACKNOWLEDGEMENT,
        "回执",
        "acknowledgement",
        templates=("acknowledgement", UNCONFIRMED),
        samples=(
            Situation("acknowledgement"),
            Situation("acknowledgement of what came by e-mail", given=_awaiting_paper),
            Situation("review", checks=True),
            Situation("unknown sender", checks=True, given=lambda one: replace(one, stranger=True)),
        ),
        statuses=(Status.COMPLETE, Status.REVIEW),
        # Whoever quotes a number or repeats a name is only told that the letter came.
        occasion=_is_strangers,
    ),
    KindRecord(
        NoticeKind.RECEIPT,
        "收件确认",
        "receipt",
        templates=("receipt", "bare"),
        samples=(),
    ),
)

VERDICT_KINDS = frozenset(one.kind for one in KINDS if one.statuses)
"""The kinds that tell how an application stands."""

LETTER_KINDS = frozenset(one.kind for one in KINDS if not one.samples)
"""The kinds that tell of a letter, and of no application."""


def record_of(kind: NoticeKind) -> KindRecord:
    return next(one for one in KINDS if one.kind is kind)


def kind_of(occasion: "Occasion") -> NoticeKind:
    """The kind whose own occasion this is, else that of the verdict's status."""
    own = (one.kind for one in KINDS if one.occasion is not None and one.occasion(occasion))
    return next(own, None) or kind_for(occasion.verdict.status)


def kind_for(status: Status) -> NoticeKind:
    """The kind that tells a verdict of this status. Raises KeyError where none does (OTHER)."""
    return {status: one.kind for one in KINDS for status in one.statuses}[status]
