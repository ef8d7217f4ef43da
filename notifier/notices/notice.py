"""Defines a notice as a value: what is said to whom, in answer to which letter."""

from dataclasses import dataclass

from notifier.notices.kinds import NoticeKind
from notifier.notices.stated_verdict import StatedVerdict


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to an applicant, not yet addressed from us: the outbox adds From, Date, Message-ID.

    `stated`: what it states of each application it is about; () where it states no verdict.
    """

    kind: NoticeKind
    recipient: str
    subject: str
    text: str
    html: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    stated: tuple[StatedVerdict, ...] = ()
