"""Notices as staff release, alter or drop them."""

from collections.abc import Sequence

from intake.office import Office
from intake.register import events, notices
from intake.register.database import transaction
from intake.register.notices import NoticeRow, NoticeState
from intake.staff.acting import Actor, CannotAct
from notifier.plain_page import plain_page

MOST_SUBJECT, MOST_TEXT = 200, 20_000


def release(office: Office, ids: Sequence[int], actor: Actor) -> tuple[int, ...]:
    """Held, failed and unknown ones are due now; which."""
    with transaction(office.db):
        now = office.now()
        released = notices.release(office.db, ids, now)
        for row in [notices.get(office.db, id_) for id_ in released]:
            _note(office, row, actor, "notice-released")
    if not released:
        raise CannotAct("所选通知都不在待放行、失败或不明状态。")
    return released


def drop(office: Office, ids: Sequence[int], actor: Actor, reason: str) -> tuple[int, ...]:
    """They are not sent. Only what has not left can be dropped, or what failed."""
    with transaction(office.db):
        dropped = notices.drop(
            office.db, ids, " ".join(reason.split())[:300] or "工作人员决定不发送"
        )
        for row in [notices.get(office.db, id_) for id_ in dropped]:
            _note(office, row, actor, "notice-dropped")
    if not dropped:
        raise CannotAct("所选通知都不在可作废的状态。")
    return dropped


def edit(office: Office, notice_id: int, actor: Actor, subject: str, text: str) -> None:
    """A held notice in other words; its page is then the plain text's."""
    subject = " ".join(subject.split())
    text = text.replace("\r\n", "\n").strip()
    if not subject or not text:
        raise CannotAct("主题和正文不能为空。")
    if len(subject) > MOST_SUBJECT or len(text) > MOST_TEXT:
        raise CannotAct(f"主题最多 {MOST_SUBJECT} 字，正文最多 {MOST_TEXT} 字。")
    with transaction(office.db):
        row = notices.get(office.db, notice_id)
        if row.state is not NoticeState.HELD:
            raise CannotAct("只能修改待放行的通知。")
        notices.rewrite(office.db, notice_id, subject, f"{text}\n", plain_page(subject, text))
        _note(office, row, actor, "notice-edited")


def _note(office: Office, row: NoticeRow, actor: Actor, what: str) -> None:
    detail = f"通知{row.id}：{row.subject}"
    events.note(office.db, office.now(), actor.name, row.application_id, what, detail)
