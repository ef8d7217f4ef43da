"""Serves `/queue`: what needs review, one after the other."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page
from intake.console.web.visitor import Reading, desk_of
from intake.register.applications import applications
from intake.register.lists import review_queue

MENU = MenuEntry("/queue", "待审", "Queue")
router = APIRouter()


@router.get("/queue")
def queue(request: Request, visitor: Reading, campaign: str = "", mine: str = "") -> Response:
    desk = desk_of(request)
    whose = visitor.name if mine else ""
    waiting = review_queue.waiting(desk.db, campaign, whose)
    return page(
        request, "queue.html", visitor,
        waiting=waiting, campaign=campaign, mine=bool(mine), campaigns=desk.campaigns,
    )  # fmt: skip


@router.get("/queue/next")
def following(request: Request, visitor: Reading, after: str = "", said: str = "") -> Response:
    """The next one that is nobody else's; back to the queue's page where there is none."""
    desk = desk_of(request)
    left = applications.find(desk.db, after) if after else None
    number = review_queue.after(desk.db, left.id if left else 0, visitor.name)
    if number is None or number == after:
        return RedirectResponse(link("/queue", said=said), 303)
    return RedirectResponse(link(f"/applications/{number}", queue="1", said=said), 303)
