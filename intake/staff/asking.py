"""Asks an applicant for a correction that a person wants, by a notice."""

from intake.decisions.apply_rulings import ASKED
from intake.decisions.decide_application import Decision
from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.outbox.last_word import bring_in_line
from intake.outbox.staff_notices import letter_to, put_out, why_held_again
from intake.register.applications import rulings
from intake.register.applications.applications import Application
from intake.register.applications.rulings import RulingKind
from intake.staff.acting import (
    Actor,
    CannotAct,
    acting,
    demand_words,
    judge_again,
    note,
    read_ahead,
)
from validators.model.severity import Severity


@judging_first
def ask(office: Office, number: str, actor: Actor, words: str) -> int | None:
    """Enters what is asked for, judges again and puts the correction notice into the outbox; its id,
    None where notices are off. Without words it names what the verdict asks the applicant to correct anyway.
    """
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        if words.strip():
            _enter(office, application, actor, demand_words(words))
        decision = judge_again(office, application, actor, "要求补正", notify=False)
        if not decision.verdict.findings_of(Severity.CORRECT):
            raise CannotAct("没有须补正的问题：请写明要求申报单位补正的内容。")
        if decision.verdict.findings_of(Severity.REFUSE):
            raise CannotAct("该申报已逾期：请先豁免逾期或延长期限，再要求补正。")
        notice_id = _enqueue(office, application, decision)
        bring_in_line(office, application, decision, actor.name)
        outcome = f"通知{notice_id}" if notice_id else "未生成通知"
        note(office, application, actor, "correction-asked", f"{outcome} {words}".strip())
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
    notice = letter_to(office, application, decision)
    return put_out(office, application, notice, why_held_again(office, notice))
