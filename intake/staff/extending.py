"""More time for one application. The call's own last day is in its campaign file (`extended_to`)."""

from datetime import date

from intake.office import Office
from intake.register import desks
from intake.staff.acting import (
    Actor,
    CannotAct,
    acting,
    demand_words,
    judge_again,
    note,
    read_ahead,
)


def extend(office: Office, number: str, actor: Actor, until: date | None, reason: str) -> None:
    """Judged by this last day from now on; None takes the extension back."""
    words = demand_words(reason)
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        if until is not None and until < office.campaign(application.campaign).opens_on:
            raise CannotAct("期限不能早于活动开始。")
        desks.extend(office.db, application.id, until)
        detail = f"{until.isoformat() if until else '按活动期限'}：{words}"
        note(office, application, actor, "deadline-extended", detail)
        judge_again(office, application, actor, "期限变更")
