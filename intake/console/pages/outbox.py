"""Serves `/notices`: what was sent, what waits, and what staff release, edit or drop."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page
from intake.console.web.numbers import RowId
from intake.console.web.visitor import Acting, Reading, desk_of
from intake.register import notices
from intake.register.applications import applications
from intake.register.lists import counts, outbox_list
from intake.register.notices import NoticeState
from intake.staff import outgoing
from intake.staff.acting import Actor, CannotAct

MENU = MenuEntry("/notices", "通知", "Notices")
router = APIRouter()
_NOT_FOUND = 404


@router.get("/notices")
def outbox(request: Request, visitor: Reading, state: str = "", before: RowId = 0) -> Response:
    desk = desk_of(request)
    known = state if state in set(NoticeState) else ""
    rows, more = outbox_list.page(desk.db, known, before)
    return page(
        request, "notices.html", visitor,
        rows=rows, state=known, states=[one.value for one in NoticeState],
        waiting=counts.waiting_notices(desk.db), mode=desk.settings.notices.mode,
        older=link("/notices", state=known, before=rows[-1].id) if more else "",
    )  # fmt: skip


@router.get("/notices/{notice_id}")
def notice(request: Request, visitor: Reading, notice_id: RowId) -> Response:
    desk = desk_of(request)
    try:
        row = notices.get(desk.db, notice_id)
    except LookupError as error:
        raise HTTPException(_NOT_FOUND) from error
    about = applications.get(desk.db, row.application_id) if row.application_id else None
    return page(request, "notice.html", visitor, notice=row, about=about)


@router.post("/notices/bulk")
def bulk(
    request: Request,
    visitor: Acting,
    do: Annotated[str, Form()] = "",
    notice_id: Annotated[list[RowId] | None, Form()] = None,
    reason: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    office, actor, ids = desk_of(request).office, Actor(visitor.name), notice_id or []
    if do == "release":
        outgoing.release(office, ids, actor)
        return RedirectResponse(link("/notices", said="released"), 303)
    if do == "drop":
        outgoing.drop(office, ids, actor, reason)
        return RedirectResponse(link("/notices", said="dropped"), 303)
    raise CannotAct("请选择要做的事。")


@router.post("/notices/{notice_id}/edit")
def edit(
    request: Request,
    visitor: Acting,
    notice_id: RowId,
    subject: Annotated[str, Form(max_length=5000)] = "",
    text: Annotated[str, Form(max_length=200_000)] = "",
) -> Response:
    outgoing.edit(desk_of(request).office, notice_id, Actor(visitor.name), subject, text)
    return RedirectResponse(link(f"/notices/{notice_id}", said="edited"), 303)
