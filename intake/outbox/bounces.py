"""Ties delivery failures to their notices, and mutes the address."""

from collections.abc import Sequence

from intake.office import Office
from intake.register import notices
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.notices import NoticeRow, NoticeState
from parsers.facts.letter_facts import Bounce

_LEFT = {NoticeState.SENT, NoticeState.UNKNOWN}


def returned(office: Office, bounce: Bounce) -> Sequence[NoticeRow]:
    """Our notices the letter is about. They are known by their Message-IDs alone, which nobody has
    but the recipient and the servers on the way: a stranger cannot mute an applicant.
    """
    return [row for row in notices.bearing(office.db, bounce.about) if row.state in _LEFT]


def about(office: Office, rows: Sequence[NoticeRow]) -> tuple[Application, ...]:
    """The applications these notices answered."""
    ids = dict.fromkeys(row.application_id for row in rows if row.application_id is not None)
    return tuple(applications.get(office.db, one) for one in ids)


def book(office: Office, bounce: Bounce, rows: Sequence[NoticeRow]) -> None:
    """A final word makes the notices failed and mutes their addresses; part of a transaction."""
    for row in rows if bounce.final else ():
        notices.mark_bounced(office.db, row.id, f"退信：{bounce.reason}", office.now())


def in_words(bounce: Bounce, rows: Sequence[NoticeRow]) -> str:
    """Say for the ledger and the log what did not arrive, and why."""
    if not rows:
        return f"退信，未能对应到本系统发出的通知（{bounce.reason}）"
    whom = "、".join(dict.fromkeys(row.recipient for row in rows))
    fate = "未送达，该地址暂停发信" if bounce.final else "暂未送达，对方服务器仍在尝试"
    return f"退信：发往{whom}的通知{fate}（{bounce.reason}）"
