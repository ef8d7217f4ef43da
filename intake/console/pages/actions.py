"""Serves a reviewer's actions on an application; each returns to its page with a message."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from intake.console.views.templates import link
from intake.console.web.numbers import RowId
from intake.console.web.visitor import Acting, Visitor, desk_of
from intake.staff import (
    asking,
    extending,
    filing,
    noting,
    rechecking,
    ruling,
    staging,
)
from intake.staff.acting import Actor, CannotAct
from intake.staff.by_hand import hand_files, paper
from intake.staff.by_hand.hand_files import HandFile
from intake.staff.extending import MOST_YEARS

router = APIRouter(prefix="/applications/{number}")

Text = Annotated[str, Form(max_length=20_000)]
SeenVersion = Annotated[RowId, Form()]
Many = Annotated[list[str], Form(max_length=100)]


def _actor(visitor: Visitor, seen: int | None = None) -> Actor:
    return Actor(visitor.name, seen)


def _back(number: str, said: str, queue: str = "") -> Response:
    return RedirectResponse(link(f"/applications/{number}", said=said, queue=queue), 303)


@router.post("/waive")
def waive(  # noqa: PLR0917  the form's fields
    request: Request, visitor: Acting, number: str, seen: SeenVersion, code: Text, place: Text = "",
    reason: Text = "", queue: Text = "",
) -> Response:  # fmt: skip
    actor = _actor(visitor, seen)
    ruling.waive(desk_of(request).office, number, actor, (code, place), reason)
    return _back(number, "waived", queue)


@router.post("/uphold")
def uphold(  # noqa: PLR0917  the form's fields
    request: Request, visitor: Acting, number: str, seen: SeenVersion, code: Text, place: Text = "",
    reason: Text = "", queue: Text = "",
) -> Response:  # fmt: skip
    actor = _actor(visitor, seen)
    ruling.uphold(desk_of(request).office, number, actor, (code, place), reason)
    return _back(number, "upheld", queue)


@router.post("/undo")
def undo(
    request: Request,
    visitor: Acting,
    number: str,
    seen: SeenVersion,
    ruling_id: Annotated[RowId, Form()],
) -> Response:
    ruling.undo(desk_of(request).office, number, _actor(visitor, seen), ruling_id)
    return _back(number, "reopened")


@router.post("/accept")
def accept(  # noqa: PLR0917  the form's fields
    request: Request,
    visitor: Acting,
    number: str,
    seen: SeenVersion,
    reason: Text = "",
    queue: Text = "",
) -> Response:
    ruling.accept(desk_of(request).office, number, _actor(visitor, seen), reason)
    return _next(number, "accepted") if queue else _back(number, "accepted")


@router.post("/ask")
def ask(  # noqa: PLR0917  the form's fields
    request: Request,
    visitor: Acting,
    number: str,
    seen: SeenVersion,
    words: Text = "",
    queue: Text = "",
) -> Response:
    asking.ask(desk_of(request).office, number, _actor(visitor, seen), words)
    return _next(number, "asked") if queue else _back(number, "asked")


def _next(number: str, said: str) -> Response:
    return RedirectResponse(link("/queue/next", after=number, said=said), 303)


@router.post("/stage")
def stage(  # noqa: PLR0917  the form's fields
    request: Request,
    visitor: Acting,
    number: str,
    seen: SeenVersion,
    stage: Text,
    reason: Text = "",
) -> Response:
    staging.set_stage(desk_of(request).office, number, _actor(visitor, seen), stage, reason)
    return _back(number, "staged")


@router.post("/call")
def call(request: Request, visitor: Acting, number: str, words: Text = "") -> Response:
    noting.note_call(desk_of(request).office, number, _actor(visitor), words)
    return _back(number, "noted")


@router.post("/assign")
def assign(request: Request, visitor: Acting, number: str, assignee: Text = "") -> Response:
    noting.assign(desk_of(request).office, [number], _actor(visitor), assignee)
    return _back(number, "assigned")


@router.post("/tags")
def tags(
    request: Request, visitor: Acting, number: str, seen: SeenVersion, tag: Many | None = None
) -> Response:
    noting.tag(desk_of(request).office, number, _actor(visitor, seen), tag or [])
    return _back(number, "tagged")


@router.post("/extend")
def extend(  # noqa: PLR0917  the form's fields
    request: Request,
    visitor: Acting,
    number: str,
    seen: SeenVersion,
    until: Text = "",
    reason: Text = "",
) -> Response:
    office, day = desk_of(request).office, _day(until)
    extending.extend(office, number, _actor(visitor, seen), day, reason)
    return _back(number, "extended")


@router.post("/paper")
def paper_came(  # noqa: PLR0917  the form's fields
    request: Request, visitor: Acting, number: str, seen: SeenVersion, material: Text, on: Text = ""
) -> Response:
    actor = _actor(visitor, seen)
    paper.arrived(desk_of(request).office, number, actor, material, _day(on))
    return _back(number, "paper-arrived")


@router.post("/paper/undo")
def paper_undo(
    request: Request, visitor: Acting, number: str, seen: SeenVersion, material: Text
) -> Response:
    paper.undo(desk_of(request).office, number, _actor(visitor, seen), material)
    return _back(number, "paper-undone")


@router.post("/recheck")
def recheck(request: Request, visitor: Acting, number: str, seen: SeenVersion) -> Response:
    changed = rechecking.recheck(desk_of(request).office, number, _actor(visitor, seen))
    return _back(number, "rechecked" if changed else "unchanged")


@router.post("/material")
def material(  # noqa: PLR0917  the form's fields
    request: Request, visitor: Acting, number: str, seen: SeenVersion, sha256: Text,
    material: Many | None = None, automatic: Text = "",
) -> Response:  # fmt: skip
    filing.assign(
        desk_of(request).office, number, _actor(visitor, seen), sha256, material or [],
        automatic=bool(automatic),
    )  # fmt: skip
    return _back(number, "filed")


@router.post("/file")
def file(  # noqa: PLR0917  the form's fields
    request: Request, visitor: Acting, number: str, seen: SeenVersion, upload: UploadFile,
    words: Text = "", received: Text = "",
) -> Response:  # fmt: skip
    desk = desk_of(request)
    brought = HandFile(upload.filename or "", upload.file.read(), words, _moment(request, received))
    hand_files.add(desk.office, number, _actor(visitor, seen), brought)
    return _back(number, "added")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CannotAct("日期应写作 2026-06-18。") from error


def _moment(request: Request, text: str) -> datetime:
    """Return when it was handed over, local to the campaigns; now where nothing is said. Never to come."""
    desk = desk_of(request)
    if not text:
        return desk.now()
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise CannotAct("时间应写作 2026-06-18 16:30。") from error
    if not desk.now().year - MOST_YEARS < given.year <= desk.now().year + 1:
        raise CannotAct("收到时间有误，请核对年份。")
    given = given if given.tzinfo else given.replace(tzinfo=desk.zone)
    if given > desk.now() + timedelta(minutes=1):
        raise CannotAct("收到时间不能晚于现在。")
    return given
