"""Writes result notices for all applicants at once; they are always held."""

from collections.abc import Sequence

from intake.decisions.decide_application import decide_again
from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.outbox.staff_notices import letter_to, put_out
from intake.register import notices
from intake.register.applications.applications import Application
from intake.register.database import transaction
from intake.register.notices import NoticeState
from intake.staff.acting import Actor, CannotAct, demand_campaign, found, note
from intake.staff.staging import demand_choice
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice

DECIDED = {"selected": True, "rejected": False}
"""The stages that are a result, and whether it is a good one."""

_WHY_HELD = "结果通知一律人工放行"


@judging_first
def announce(office: Office, numbers: Sequence[str], actor: Actor) -> int:
    """Puts a held notice of the result into the outbox for each application that has none yet; how
    many. All or none: raises CannotAct where one is not decided, or cannot be written to.
    """
    chosen = demand_choice(numbers)
    for number in chosen:
        # All of them at once: the transaction is tried anew for each it finds unjudged.
        _judge_ahead(office, found(office, number))
    with transaction(office.db):
        made = [_announce(office, found(office, number), actor) for number in chosen]
    if not any(made):
        raise CannotAct("所选申报都已有结果通知。")
    return sum(made)


def _judge_ahead(office: Office, application: Application) -> None:
    demand_campaign(office, application)
    decide_again(office, application)


def _announce(office: Office, application: Application, actor: Actor) -> bool:
    if application.stage not in DECIDED:
        raise CannotAct(f"{application.number} 尚未设置为入选或未通过。")
    if _is_announced(office, application):
        return False
    notice_id = put_out(office, application, _notice(office, application), _WHY_HELD)
    note(office, application, actor, "result-written", f"通知{notice_id}")
    return True


def _is_announced(office: Office, application: Application) -> bool:
    """A notice that staff dropped is none."""
    return any(
        row.kind == NoticeKind.RESULT and row.state != NoticeState.DROPPED
        for row in notices.of_application(office.db, application.id)
    )


def _notice(office: Office, application: Application) -> Notice:
    decision = decide_again(office, application)
    if decision is None:
        raise CannotAct(f"{application.number} 没有可以答复的来件，请电话联系并记录。")
    return letter_to(office, application, decision, selected=DECIDED[application.stage])
