"""Writes notices that answer no letter: those staff cause, and those a changed verdict needs."""

from dataclasses import replace
from functools import partial

from intake.config.own_addresses import is_own
from intake.decisions.decide_application import Decision
from intake.decisions.trusted_senders import BY_HAND
from intake.errors import CannotAct
from intake.office import Office
from intake.outbox.addressee import known_by
from intake.register import notices
from intake.register.applications.applications import Application
from intake.register.notices import NoticeState
from notifier.notices.compose import compose
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice
from notifier.notices.occasion import Occasion
from notifier.templating.safe_text import header_token
from validators.senders.answer_to import whom_to_answer


def put_out(office: Office, application: Application, notice: Notice, held: str) -> int:
    """Into the outbox, in answer to no letter of its own; its id. `held` says why it waits, "" where
    it may go. Raises CannotAct where nobody would get it.
    """
    if not notice.recipient or is_own(notice.recipient, office.addresses):
        raise CannotAct("该申报没有可以答复的邮箱地址，请电话联系并记录。")
    now = office.now()
    return notices.enqueue(
        office.db,
        notice,
        application_id=application.id,
        mail_id=None,
        state=NoticeState.HELD if held else NoticeState.DUE,
        due_at=now,
        now=now,
        domain=office.domain,
        why_held=held,
    )


def letter_to(
    office: Office, application: Application, decision: Decision, selected: bool | None = None
) -> Notice:
    """The notice of how the application stands, to an address it is known by; with `selected`, of what
    the experts decided.

    Raises CannotAct where nobody would get it.
    """
    occasion = replace(occasion_to(office, application, decision), selected=selected)
    known = known_by(decision.dossier.submissions, decision.dossier.campaign)
    answer = whom_to_answer(occasion.letter, known, partial(is_own, own=office.addresses))
    return replace(compose(occasion, office.templates), recipient=header_token(answer.to))


def occasion_to(office: Office, application: Application, decision: Decision) -> Occasion:
    """Builds an occasion in the thread of the newest letter that counts. Raises CannotAct."""
    counting = decision.dossier.counting
    written = [one for one in counting if one.letter.sender.address != BY_HAND]
    if not written:
        raise CannotAct("该申报没有可以答复的来件，请电话联系并记录。")
    newest = written[-1]
    return Occasion(
        number=application.number,
        dossier=decision.dossier,
        verdict=decision.verdict,
        letter=newest.letter,
        received_at=newest.received_at,
        now=office.now(),
        correction_by=decision.correction_by,
    )


def why_held_again(office: Office, notice: Notice) -> str:
    """Return why a letter that no letter asked for waits for staff; "" where it may go."""
    if notices.is_muted(office.db, notice.recipient):
        return "发往该地址的通知曾被退回"
    if NoticeKind(notice.kind) in office.notices.hold_kinds:
        return "此类通知设置为人工放行"
    return "设置为人工放行" if office.notices.mode == "hold" else ""
