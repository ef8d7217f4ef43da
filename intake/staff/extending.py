"""Extends the time of one application. A whole call is extended in its campaign file (`extended_to`)."""

from datetime import date

from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.register.applications import review_notes
from intake.staff.acting import (
    Actor,
    CannotAct,
    acting,
    demand_words,
    judge_again,
    note,
    read_ahead,
)

MOST_YEARS = 10
"""A year mistyped would hold a call open for ever, or lie beyond what dates can count to."""


@judging_first
def extend(office: Office, number: str, actor: Actor, until: date | None, reason: str) -> None:
    """Judged by this last day from now on; None takes the extension back."""
    words = demand_words(reason)
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        opens_on = office.campaign(application.campaign).first_day
        if until is not None and until < opens_on:
            raise CannotAct("期限不能早于活动开始。")
        if until is not None and until.year > opens_on.year + MOST_YEARS:
            raise CannotAct("期限过远，请核对年份。")
        review_notes.extend(office.db, application.id, until)
        detail = f"{until.isoformat() if until else '按活动期限'}：{words}"
        note(office, application, actor, "deadline-extended", detail)
        judge_again(office, application, actor, "期限变更")
