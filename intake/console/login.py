"""In and out: `/login`, `/logout`, and the switch of the language."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from intake.console.pages import page
from intake.console.visitor import COOKIE, LANGUAGE_COOKIE, Leaving, desk_of, visitor_of
from intake.register import accounts, events, login_failures, sessions

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get("/login")
def ask(request: Request, after: str = "/", why: str = "") -> Response:
    if visitor_of(request) is not None:
        return RedirectResponse(local(after), 303)
    return page(request, "login.html", None, after=local(after), why=why, name="")


@router.post("/login")
def enter(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=5000)] = "",
    after: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """A wrong name and a wrong password are told alike, and counted alike."""
    desk, now = desk_of(request), desk_of(request).now()
    name, address = name.strip(), request.client.host if request.client else ""
    again = {"after": local(after), "name": name}
    if login_failures.throttled(desk.db, name, address, now):
        return page(request, "login.html", None, 429, why="throttled", **again)
    account = accounts.verified(desk.db, name, password)
    if account is None:
        login_failures.note(desk.db, name, address, now)
        return page(request, "login.html", None, 401, why="wrong", **again)
    login_failures.forget(desk.db, name, address)
    token = sessions.begin(desk.db, account.id, now)
    events.note(desk.db, now, account.name, None, "logged-in")
    response = RedirectResponse(local(after), 303)
    _set(request, response, COOKIE, token, int(sessions.LONGEST.total_seconds()))
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
