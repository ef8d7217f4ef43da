"""Judges one application again under today's rules."""

from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.staff.acting import Actor, acting, judge_again, note, read_ahead


@judging_first
def recheck(office: Office, number: str, actor: Actor) -> bool:
    """Judge an application again, and tell whether its verdict changed. Nobody is answered."""
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        before = application.verdict
        decision = judge_again(office, application, actor, "按现行规则重新审查")
        changed = before is None or before.outcomes != decision.verdict.outcomes
        note(office, application, actor, "rechecked", "结论有变化" if changed else "结论不变")
        return changed
