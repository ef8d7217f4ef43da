"""Releases, edits and drops notices for staff."""

from collections.abc import Sequence
from dataclasses import replace

from intake.decisions.apply_assignments import extended
from intake.decisions.decide_application import decide_again
from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.outbox.notice_fits import fits
from intake.outbox.staff_notices import occasion_to
from intake.register import events, notices
from intake.register.applications import applications, review_notes
from intake.register.applications.correction_periods import running_until
from intake.register.database import transaction
from intake.register.notices import NoticeRow, NoticeState
from intake.staff.acting import Actor, CannotAct
from intake.storage.archive import ArchiveDamaged
from intake.workers.errors import ReadingFailed
from notifier.notices.compose_all import compose_all
from notifier.notices.kinds import UNCONFIRMED, NoticeKind
from notifier.notices.occasion import Occasion
from notifier.notices.plain_page import plain_page
from notifier.notices.stated_verdict import StatedVerdict, load_stated
from parsers.facts.problem import Unreadable
from validators.model.correction_period import correction_end, correction_until

MOST_SUBJECT, MOST_TEXT = 200, 20_000


def release(office: Office, ids: Sequence[int], actor: Actor) -> tuple[int, ...]:
    """Held, failed and unknown ones are due now; which. Raises CannotAct, also where one of them tells
    what the register does not say any more; then none was released.
    """
    rows = [row for row in notices.these(office.db, ids) if row.state in notices.RELEASABLE]
    for row in rows:
        renew(office, row.id, actor)
    with transaction(office.db):
        unfit = [row for row in notices.these(office.db, ids) if why_unfit(office, row)]
        if unfit:
            raise CannotAct("；".join(why_unfit(office, row) for row in unfit))
        released = notices.release(office.db, ids, office.now())
        for row in [notices.get(office.db, id_) for id_ in released]:
            _note(office, row, actor, "notice-released")
    if not released:
        raise CannotAct("所选通知都不在待放行、失败或不明状态。")
    return released


def why_unfit(office: Office, row: NoticeRow) -> str:
    """Return why a notice is not to be released, a sentence with the way out; "" where it may go."""
    if row.state not in notices.RELEASABLE:
        return ""
    if not fits(office.db, row):
        return f"通知{row.id}与台账现状不符，不能放行：请作废，需要时在申报页面重新审查。"
    if _is_out_of_date(office, row):
        return (
            f"通知{row.id}所述日期与现行期限不符，不能放行：请先重新审查该申报（intake replay）。"
        )
    return ""


@judging_first
def renew(office: Office, notice_id: int, actor: Actor) -> None:
    """Write a correction that waited anew, with the days that are left from now on. What staff wrote
    stays as it is, and so does what fits no more.
    """
    with transaction(office.db):
        row = notices.get(office.db, notice_id)
        stated = load_stated(row.stated)
        if not _may_be_renewed(office, row, stated):
            return
        notice = compose_all([_occasion(office, row, one) for one in stated], office.templates)
        if all(one.same_verdict(now) for one, now in zip(stated, notice.stated, strict=True)):
            notices.rewrite(office.db, row.id, replace(notice, recipient=row.recipient))
            _note(office, row, actor, "notice-rewritten")


def _may_be_renewed(office: Office, row: NoticeRow, stated: Sequence[StatedVerdict]) -> bool:
    if row.edited or row.state not in notices.RELEASABLE:
        return False
    asks = any(one.template == NoticeKind.CORRECTION for one in stated)
    return asks and fits(office.db, row) and _is_out_of_date(office, row)


def _occasion(office: Office, row: NoticeRow, stated: StatedVerdict) -> Occasion:
    application = applications.find(office.db, stated.number)
    try:
        decision = decide_again(office, application) if application else None
    except (ReadingFailed, ArchiveDamaged, FileNotFoundError, Unreadable) as error:
        raise CannotAct(f"通知{row.id}的来件无法重新读取：{error}") from error
    if application is None or decision is None:
        raise CannotAct(f"通知{row.id}所涉申报已没有来件：请作废。")
    occasion = occasion_to(office, application, decision)
    return replace(occasion, stranger=stated.template == UNCONFIRMED)


def _is_out_of_date(office: Office, row: NoticeRow) -> bool:
    """Tell whether it tells a last day that is none, or is another by now."""
    return any(_states_another_day(office, one) for one in load_stated(row.stated) if one.until)


def _states_another_day(office: Office, stated: StatedVerdict) -> bool:
    application = applications.find(office.db, stated.number)
    known = {campaign.id: campaign for campaign in office.campaigns}
    if application is None or application.campaign not in known:
        return False
    more = review_notes.of_application(office.db, application.id).extended_to
    campaign = extended(known[application.campaign], more)
    if stated.template == NoticeKind.LATE:
        return stated.until != campaign.last_moment.isoformat()
    running = running_until(office.db, application.id, application.number, campaign)
    by = running or correction_end(campaign, office.now())
    return stated.until != correction_until(campaign, by).isoformat()


def drop(office: Office, ids: Sequence[int], actor: Actor, reason: str) -> tuple[int, ...]:
    """They are not sent. Only what has not left can be dropped, or what failed."""
    why = " ".join(reason.split())[:300] or "工作人员决定不发送"
    with transaction(office.db):
        dropped = notices.drop(office.db, ids, why)
        for row in [notices.get(office.db, id_) for id_ in dropped]:
            _note(office, row, actor, "notice-dropped", why)
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
        notices.edit(office.db, notice_id, subject, f"{text}\n", plain_page(subject, text))
        _note(office, row, actor, "notice-edited")


def _note(office: Office, row: NoticeRow, actor: Actor, what: str, why: str = "") -> None:
    detail = f"通知{row.id}：{row.subject}" + (f"（{why}）" if why else "")
    events.note(office.db, office.now(), actor.name, row.application_id, what, detail)
