"""A notice as a value: what is to be said to whom, in answer to which letter."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from notifier.notices.told import Told
from parsers.facts.letter_facts import Letter
from validators.model.dossier import Dossier
from validators.model.verdict import Verdict


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
class Notice:
    """One message to an applicant, not yet addressed from us: the outbox adds From, Date, Message-ID.

    `tells`: what it tells of each application it is about; () where it tells of no verdict.
    """

    kind: NoticeKind
    recipient: str
    subject: str
    text: str
    html: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    tells: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """All a notice is composed from: the application's number and dossier, the verdict on it, the
    letter being answered and the moment of answering (`now`, aware). `selected`: what the experts
    decided, where that is what is to be told. `stranger`: the letter is of a sender unknown to the
    application, who is told of nothing in it.
    """

    number: str
    dossier: Dossier
    verdict: Verdict
    letter: Letter
    received_at: datetime
    now: datetime
    correction_by: date | None = None
    selected: bool | None = None
    stranger: bool = False
