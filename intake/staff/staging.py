"""Sets the stage of one or many applications, and withdraws them."""

from collections.abc import Sequence

from intake.office import Office
from intake.outbox.last_word import drop_waiting
from intake.register.applications import applications
from intake.register.database import transaction
from intake.staff.acting import Actor, CannotAct, acting, found, note

STAGES = ("intake", "conformity", "expert", "selected", "rejected", "withdrawn")
MOST_AT_ONCE = 500


def demand_choice(numbers: Sequence[str]) -> tuple[str, ...]:
    """Those chosen, each once. Raises CannotAct for none, and for more than are done at once."""
    if not 0 < len(numbers) <= MOST_AT_ONCE:
        raise CannotAct(f"请选择 1 至 {MOST_AT_ONCE} 份申报。")
    return tuple(dict.fromkeys(numbers))


def set_stage(office: Office, number: str, actor: Actor, stage: str, reason: str = "") -> None:
    """Set the stage of one application. Raises CannotAct, Overtaken."""
    if stage not in STAGES:
        raise CannotAct("没有这个阶段。")
    with acting(office, number, actor) as application:
        if application.stage == stage:
            return
        applications.set_stage(office.db, application.id, stage, office.now())
        detail = f"{application.stage} → {stage} {' '.join(reason.split())}".strip()
        note(office, application, actor, "stage-set", detail[:500])
        drop_waiting(office, found(office, number), "申报阶段已变更", actor.name)


def set_stages(office: Office, numbers: Sequence[str], actor: Actor, stage: str) -> int:
    """All or none of them; how many there were. Raises CannotAct."""
    chosen = tuple(dict.fromkeys(numbers))
    if not chosen:
        raise CannotAct("没有选择申报。")
    if len(chosen) > MOST_AT_ONCE:
        raise CannotAct(f"一次最多 {MOST_AT_ONCE} 份，请缩小范围。")
    with transaction(office.db):
        for number in chosen:
            set_stage(office, number, actor, stage)
    return len(chosen)
