"""Serves `/replay`: which verdicts today's rules would change, and judges those ticked again.

Some applications at a time, before anything is written.
"""

import time
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page
from intake.console.web.numbers import After
from intake.console.web.visitor import Acting, Weighing, desk_of
from intake.register.accounts.accounts import AccountRole
from intake.register.applications.applications import Application
from intake.register.lists import counts
from intake.staff.acting import Actor
from intake.staff.rechecking import recheck
from intake.staff.replay import Replayed, replay
from intake.staff.staging import demand_choice

MENU = MenuEntry("/replay", "规则试算", "rules trial", AccountRole.REVIEWER)
router = APIRouter()

SECONDS_A_PART = 2.0
"""How long a page is judged on; the browser then asks for the next part."""


class Chosen(BaseModel):
    campaign: str = ""
    number: list[str] = Field(default_factory=list)


@router.get("/replay")
def replaying(
    request: Request, visitor: Weighing, campaign: str = "", after: After = -1
) -> Response:
    """`after`: the id of the application judged last; negative before anything was begun."""
    desk = desk_of(request)
    replayed, last = ([], None) if after < 0 else _part(request, campaign, after)
    states = counts.by_state(desk.db, campaign)
    total = sum(number for (_, _, stage), number in states.items() if stage != "withdrawn")
    return page(
        request, "replay.html", visitor,
        campaigns=desk.campaigns, campaign=campaign, begun=after >= 0, total=total,
        changed=[one for one in replayed if one.changed], troubled=[one for one in replayed if one.problem],
        more=link("/replay", campaign=campaign, after=str(last.id)) if last else "",
        reached=last.number if last else "",
        title_of=lambda one, place: _title(request, one, place),
    )  # fmt: skip


def _part(request: Request, campaign: str, after: int) -> tuple[list[Replayed], Application | None]:
    """Return what was judged within its time, and where to go on from; None where nothing is left."""
    replayed: list[Replayed] = []
    end = time.monotonic() + SECONDS_A_PART
    for one in replay(desk_of(request).office, campaign or None, after):
        replayed.append(one)
        if time.monotonic() > end:
            return replayed, one.application
    return replayed, None


def _title(request: Request, one: Replayed, place: str) -> str:
    found = desk_of(request).campaign(one.application.campaign)
    return found.title_of(place) if found else place


@router.post("/replay")
def write(request: Request, visitor: Acting, chosen: Annotated[Chosen, Form()]) -> Response:
    office = desk_of(request).office
    for number in demand_choice(chosen.number):
        recheck(office, number, Actor(visitor.name))
    return RedirectResponse(link("/replay", campaign=chosen.campaign, said="rechecked"), 303)
