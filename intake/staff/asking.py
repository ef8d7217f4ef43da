"""A correction asked for by a person: it goes out as a notice, and waits for the applicant's answer."""

from dataclasses import replace
from functools import partial

from intake.addressee import known_by
from intake.deciding import Decision
from intake.office import Office
from intake.own_addresses import is_own
from intake.register import notices, rulings
from intake.register.applications import Application
from intake.register.notices import NoticeState
from intake.register.rulings import RulingKind
from intake.ruled import ASKED
from intake.staff.acting import (
    Actor,
    CannotAct,
    acting,
    demand_words,
    judge_again,
    note,
    read_ahead,
)
from intake.trusting import BY_HAND
from notifier.compose import compose
from notifier.notice import Notice, NoticeKind, Occasion
from notifier.safe_text import header_token
from validators.answering import whom_to_answer
from validators.severity import Severity


def ask(office: Office, number: str, actor: Actor, words: str) -> int | None:
    """Enters what is asked for, judges again and puts the correction notice into the outbox; its id,
    None where notices are off. Without words it names what the verdict has to be mended anyway.
    """
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        if words.strip():
            _enter(office, application, actor, demand_words(words))
        decision = judge_again(office, application, actor, "要求补正")
        if not decision.verdict.findings_of(Severity.CORRECT):
            raise CannotAct("没有须补正的问题：请写明要求申报单位补正的内容。")
        if decision.verdict.findings_of(Severity.REFUSE):
            raise CannotAct("该申报已逾期：请先豁免逾期或延长期限，再要求补正。")
        notice_id = _enqueue(office, application, decision)
        told = f"通知{notice_id}" if notice_id else "未生成通知"
        note(office, application, actor, "correction-asked", f"{told} {words}".strip())
        return notice_id


def _enter(office: Office, application: Application, actor: Actor, words: str) -> None:
    made = rulings.in_force(office.db, application.id)
    places = [one.place for one in made if one.kind is RulingKind.ASKED]
    rulings.rule(
        office.db,
        application.id,
        RulingKind.ASKED,
        code=ASKED,
        place=f"#{len(places) + 1}",
        words=words,
        actor=actor.name,
        now=office.now(),
    )


def _enqueue(office: Office, application: Application, decision: Decision) -> int | None:
    if office.notices.mode == "off":
        return None
    notice = notice_of(office, application, decision)
    return put_out(office, application, notice, _why_held(office, notice))


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


def notice_of(
    office: Office, application: Application, decision: Decision, selected: bool | None = None
) -> Notice:
    """The notice to an address the application is known by, in the thread of the newest letter that
    counts; with `selected`, of what the experts decided. Raises CannotAct.
    """
    counting = decision.dossier.counting
    written = [one for one in counting if one.letter.sender.address != BY_HAND]
    if not written:
        raise CannotAct("该申报没有可以答复的来件，请电话联系并记录。")
    newest = written[-1]
    occasion = Occasion(
        number=application.number,
        dossier=decision.dossier,
        verdict=decision.verdict,
        letter=newest.letter,
        received_at=newest.received_at,
        now=office.now(),
        correction_by=decision.correction_by,
        selected=selected,
    )
    known = known_by(decision.dossier.submissions, decision.dossier.campaign)
    answer = whom_to_answer(newest.letter, known, partial(is_own, own=office.addresses))
    return replace(compose(occasion, office.templates), recipient=header_token(answer.told))


def _why_held(office: Office, notice: Notice) -> str:
    if notices.is_muted(office.db, notice.recipient):
        return "发往该地址的通知曾被退回"
    if NoticeKind(notice.kind) in office.notices.hold_kinds:
        return "此类通知设置为人工放行"
    return "设置为人工放行" if office.notices.mode == "hold" else ""
