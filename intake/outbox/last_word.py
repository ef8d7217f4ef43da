"""Keeps the last message an applicant has in step with the register.

The one place that decides what becomes of notices when a verdict changes, whoever changed it: what
waits and is true no more is rewritten or dropped, and where the last letter that left contradicts
the register another one waits. The outbox asks it once more before anything leaves.
"""

from collections.abc import Iterable, Sequence

from intake.decisions.decide_application import Decision, decide_again
from intake.errors import CannotAct
from intake.office import Office
from intake.outbox.notice_fits import OVERTAKEN, fits
from intake.outbox.staff_notices import letter_to, put_out, why_held_again
from intake.register import events, notices
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.notices import NoticeRow, NoticeState
from notifier.notices.kinds import VERDICT_KINDS
from notifier.notices.notice import Notice
from notifier.notices.stated_verdict import StatedVerdict, load_stated

_CHANGED = "结论有变更，由工作人员放行"
_DECIDED = {"selected", "rejected"}
_WAITING = {NoticeState.HELD, NoticeState.DUE}
_LEFT = {NoticeState.SENT, NoticeState.UNKNOWN}


def bring_in_line(
    office: Office,
    application: Application,
    decision: Decision,
    actor: str,
    *,
    owed: Sequence[NoticeRow] = (),
) -> None:
    """Part of the transaction that wrote the decision. `owed`: common answers that were to tell of
    this application too, and were dropped.
    """
    application = applications.get(office.db, application.id)
    if application.stage == "withdrawn":
        drop_waiting(office, application, OVERTAKEN, actor)
        return
    now = _stated_now(office, application, decision)
    rows = notices.of_application(office.db, application.id)
    waiting = [row for row in rows if row.state in _WAITING and row.kind in VERDICT_KINDS]
    stale = [row for row in waiting if not fits(office.db, row) or _days_differ(row, now)]
    kept = any(_verdict_of(row, application) for row in waiting if row not in stale)
    last = _last_left(rows, application)
    lost = any(_verdict_of(row, application) for row in stale)
    wanted = bool(owed) or (not last.agrees(now.stated[0]) if now and last else lost)
    written: int | None = None
    decided = application.stage in _DECIDED
    if now and wanted and not (kept or decided) and not _refused(rows, application, now.stated[0]):
        written = _write(office, application, now, (*owed, *stale), actor)
    dropped = [row for row in stale if row.id != written]
    _drop(office, dropped, application, actor)
    for other in _also_in(office, dropped, application):
        again = decide_again(office, other)
        if again is not None:
            bring_in_line(office, other, again, actor, owed=dropped)


def drop_waiting(office: Office, application: Application, why: str, actor: str) -> None:
    """Drop what waits of an application that is withdrawn, or of a result that is another."""
    rows = notices.of_application(office.db, application.id)
    stale = [row for row in rows if row.state in _WAITING and not fits(office.db, row)]
    for row in stale:
        notices.drop(office.db, [row.id], why)
        _note(office, application, actor, "notice-dropped", f"通知{row.id}：{why}")


def _stated_now(office: Office, application: Application, decision: Decision) -> Notice | None:
    """The letter that would tell how things stand; None where none can be written."""
    try:
        return letter_to(office, application, decision)
    except CannotAct:
        return None


def _days_differ(row: NoticeRow, now: Notice | None) -> bool:
    """The same verdict may tell another last day: the call, or this application, has more time."""
    stated = {one.number: one for one in load_stated(row.stated)}
    return any(
        one.number in stated
        and stated[one.number].same_verdict(one)
        and stated[one.number].until != one.until
        for one in (now.stated if now else ())
    )


def _verdict_of(row: NoticeRow, application: Application) -> StatedVerdict | None:
    """Return what the notice tells the applicant of this application, None where it tells no verdict."""
    stated = [one for one in load_stated(row.stated) if one.number == application.number]
    if not row.stated and row.kind in VERDICT_KINDS and row.application_id == application.id:
        return StatedVerdict(application.number, row.kind)
    return next((one for one in stated if one.is_verdict), None)


def _last_left(rows: Iterable[NoticeRow], application: Application) -> StatedVerdict | None:
    left = [row for row in rows if row.state in _LEFT and row.bounced_at is None]
    left.sort(key=lambda row: (row.sent_at or row.handed_at or row.created_at, row.id))
    stated = [one for row in left if (one := _verdict_of(row, application))]
    return stated[-1] if stated else None


def _refused(rows: Iterable[NoticeRow], application: Application, now: StatedVerdict) -> bool:
    """Tell whether staff have dropped a letter that tells just this."""
    dropped = [row for row in rows if row.state is NoticeState.DROPPED]
    by_staff = [row for row in dropped if not row.last_error.startswith(OVERTAKEN)]
    stated = (_verdict_of(row, application) for row in by_staff)
    return any(one.same_verdict(now) and one.until == now.until for one in stated if one)


def _write(
    office: Office,
    application: Application,
    notice: Notice,
    stale: Sequence[NoticeRow],
    actor: str,
) -> int | None:
    """The new word, in the place of the newest that waits where it is about nothing else; its id."""
    own = {mail.id for mail in applications.mails_of(office.db, application.id)}
    places = [
        row
        for row in stale
        if len(load_stated(row.stated)) == 1
        and _verdict_of(row, application)
        and not row.edited
        and (row.mail_id is None or row.mail_id in own)
    ]
    if places:
        row = places[-1]
        notices.rewrite(office.db, row.id, notice)
        _note(office, application, actor, "notice-rewritten", f"通知{row.id}：{OVERTAKEN}")
        return row.id
    if office.notices.mode == "off":
        return None
    goes = bool(stale) and all(row.state is NoticeState.DUE for row in stale)
    why = why_held_again(office, notice) if goes else _CHANGED
    try:
        written = put_out(office, application, notice, why)
    except CannotAct:
        return None
    about = f"通知{written}：{notice.subject}"
    _note(office, application, actor, "notice-written", about)
    return written


def _drop(office: Office, stale: Iterable[NoticeRow], application: Application, actor: str) -> None:
    for row in stale:
        notices.drop(office.db, [row.id], OVERTAKEN)
        _note(office, application, actor, "notice-dropped", f"通知{row.id}：{OVERTAKEN}")


def _also_in(
    office: Office, rows: Iterable[NoticeRow], application: Application
) -> Iterable[Application]:
    """The other applications that one of these was to inform."""
    stated = (one for row in rows for one in load_stated(row.stated) if one.is_verdict)
    found = (applications.find(office.db, number) for number in {one.number for one in stated})
    return [one for one in found if one and one.id != application.id]


def _note(office: Office, application: Application, actor: str, what: str, detail: str) -> None:
    events.note(office.db, office.now(), actor, application.id, what, detail)
