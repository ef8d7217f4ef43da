"""Serves `/login` and `/logout`, and switches the language."""

from typing import Annotated, cast

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from intake.console.views.templates import page
from intake.console.web.passwords import Caller, Passwords, Tried
from intake.console.web.visitor import (
    BROWSER_COOKIE,
    COOKIE,
    LANGUAGE_COOKIE,
    Leaving,
    desk_of,
    visitor_of,
)
from intake.register import events
from intake.register.accounts import login_places, sessions

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get("/login")
def ask(request: Request, after: str = "/", why: str = "") -> Response:
    if visitor_of(request) is not None:
        return RedirectResponse(local(after), 303)
    return page(request, "login.html", None, after=local(after), why=why, name="")


@router.post("/login")
async def enter(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=5000)] = "",
    after: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """A wrong name and a wrong password are answered alike, and counted alike."""
    name, passwords = name.strip(), cast("Passwords", request.app.state.passwords)
    host = request.client.host if request.client else ""
    caller = Caller(name, host, request.cookies.get(BROWSER_COOKIE, ""))
    tried = await passwords.check(desk_of(request), caller, password)
    return await run_in_threadpool(_answer, request, tried, name, local(after))


def _answer(request: Request, tried: Tried, name: str, after: str) -> Response:
    if tried.account is None:
        status = {"throttled": 429, "busy": 503}.get(tried.why, 401)
        refused = page(request, "login.html", None, status, why=tried.why, after=after, name=name)
        if tried.seconds:
            refused.headers["Retry-After"] = str(tried.seconds)
        return refused
    desk = desk_of(request)
    now, account = desk.now(), tried.account
    token = sessions.begin(desk.db, account.id, now)
    events.note(desk.db, now, account.name, None, "logged-in")
    response = RedirectResponse(after, 303)
    _set(request, response, COOKIE, token, int(sessions.LONGEST.total_seconds()))
    mark = login_places.new_mark(desk.db, account.id)
    _set(request, response, BROWSER_COOKIE, mark, int(login_places.KEPT.total_seconds()))
    return response


@router.post("/logout", dependencies=[Leaving])
def leave(request: Request) -> Response:
    sessions.end(desk_of(request).db, request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login?why=left", 303)
    response.delete_cookie(COOKIE)
    return response


@router.post("/language")
def switch(
    request: Request,
    language: Annotated[str, Form()] = "zh",
    after: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    response = RedirectResponse(local(after), 303)
    _set(request, response, LANGUAGE_COOKIE, "en" if language == "en" else "zh", _YEAR)
    return response


def local(address: str) -> str:
    """The address if it is a page of ours; a login must not lead to a stranger's."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and address.isprintable() and "\\" not in address else "/"


def _set(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
