"""Checks whether a notice still agrees with the register, before it leaves or staff release it."""

from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.notices import NoticeRow
from notifier.notices.kinds import LETTER_KINDS, UNCONFIRMED, VERDICT_KINDS, NoticeKind
from notifier.notices.state_verdict import state_verdict
from notifier.notices.stated_verdict import StatedVerdict, load_stated

OVERTAKEN = "结论已变更，该通知与台账不符"
"""Why the program dropped or held a notice."""


def fits(db: Database, row: NoticeRow) -> bool:
    """Tell whether the register agrees with the notice; a receipt states no verdict."""
    if row.kind in LETTER_KINDS or row.application_id is None:
        return True
    if row.mail_id is not None and not applications.of_mail(db, row.mail_id):
        return False
    stated = load_stated(row.stated)
    return all(_bears_out(db, one) for one in stated) if stated else _kind_fits(db, row)


def _bears_out(db: Database, stated: StatedVerdict) -> bool:
    application = applications.find(db, stated.number)
    if application is None or application.stage == "withdrawn":
        return False
    if stated.template == NoticeKind.RESULT:
        return stated.status == application.stage
    verdict = application.verdict
    if verdict is None:
        return True
    if stated.template == UNCONFIRMED:
        return any(one.code == "sender-unconfirmed" for one in verdict.findings)
    return stated.same_verdict(state_verdict(stated.number, verdict))


def _kind_fits(db: Database, row: NoticeRow) -> bool:
    """A notice written before what it tells was kept: at least of the right kind."""
    application = applications.get(db, row.application_id or 0)
    if application.stage == "withdrawn" and row.kind in VERDICT_KINDS:
        return False
    if row.kind not in {NoticeKind.LATE, NoticeKind.CORRECTION} or application.verdict is None:
        return True
    return state_verdict(application.number, application.verdict).template == row.kind
