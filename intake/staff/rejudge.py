"""Judges an application again after a staff action, records it, and updates its notices."""

from intake.decisions.decide_application import Decision, decide_again
from intake.decisions.record import record
from intake.office import Office
from intake.outbox.last_word import bring_in_line
from intake.register.applications.applications import Application


def rejudge(
    office: Office, application: Application, why: str, actor: str, *, notify: bool = True
) -> Decision | None:
    """Part of the transaction of the action; None, and nothing is written, where no letter is left.

    `notify`: what waits for the applicant, and what was told, is brought in line with the verdict;
    an action that itself tells the applicant leaves that out. Raises ReadingFailed.
    """
    decision = decide_again(office, application)
    if decision is not None:
        settle(office, application, decision, why, actor, notify=notify)
    return decision


def settle(
    office: Office,
    application: Application,
    decision: Decision,
    why: str,
    actor: str,
    *,
    notify: bool = True,
) -> None:
    """Records a decision that was made already."""
    record(office, application, decision, why, actor)
    if notify:
        bring_in_line(office, application, decision, actor)
