"""Serves actions on many applications: those ticked, or all that a filter leaves."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import Field

from intake.console.pages.register import RegisterQuery
from intake.console.web.visitor import Acting, desk_of
from intake.register.applications import applications
from intake.register.lists import application_list
from intake.staff import announcing, noting, staging
from intake.staff.acting import Actor, CannotAct
from intake.staff.staging import MOST_AT_ONCE

router = APIRouter()


class Bulk(RegisterQuery):
    """`do`: stage, assign or announce. `everything`: all that the filter leaves, in place of those ticked."""

    number: list[str] = Field(default_factory=list)
    everything: str = ""
    do: str = ""
    to_stage: str = ""
    to_person: str = ""


@router.post("/applications/bulk")
def bulk(request: Request, visitor: Acting, asked: Annotated[Bulk, Form()]) -> Response:
    office, actor = desk_of(request).office, Actor(visitor.name)
    numbers = asked.number
    if asked.everything:
        ids = application_list.ids_of(office.db, asked.wanted, MOST_AT_ONCE)
        numbers = [applications.get(office.db, id_).number for id_ in ids]
    if asked.do == "stage":
        staging.set_stages(office, numbers, actor, asked.to_stage)
        said = "staged"
    elif asked.do == "assign":
        noting.assign(office, numbers, actor, asked.to_person)
        said = "assigned"
    elif asked.do == "announce":
        announcing.announce(office, numbers, actor)
        said = "announced"
    else:
        raise CannotAct("请选择要做的事。")
    return RedirectResponse(asked.address(said=said), 303)
