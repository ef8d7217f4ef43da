"""Assembles the console as one web application: pages, guards, error pages."""

from pathlib import Path
from urllib.parse import urlsplit

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from intake.config.campaign_files.folder import NoSuchFile
from intake.config.settings import ConsoleSettings
from intake.console.pages import (
    accounts,
    actions,
    application,
    bulk,
    files,
    health,
    letters,
    login,
    outbox,
    overview,
    queue,
    register,
    replay,
)
from intake.console.pages.campaigns import draft, listing, new, running
from intake.console.views.templates import link, page, translator
from intake.console.views.words import translate_event
from intake.console.web.context import Desk
from intake.console.web.guard import Guard, name_of
from intake.console.web.login_first import LoginFirst
from intake.console.web.passwords import Passwords
from intake.console.web.visitor import NotAllowed, NotLoggedIn, desk_of, language_of, visitor_of
from intake.register.database import RegisterError
from intake.staff.acting import CannotAct, NotThere, Overtaken
from intake.staff.relink import CannotLink
from intake.storage.archive import ArchiveDamaged
from intake.workers.errors import LetterOverdue, ReadingFailed, WorkersUnavailable
from parsers.facts.problem import Unreadable

log = structlog.get_logger()

PAGES = (
    login,
    overview,
    register,
    bulk,
    queue,
    application,
    actions,
    files,
    outbox,
    letters,
    listing,
    new,
    draft,
    running,
    replay,
    accounts,
    health,
)
"""Their menu entries stand in this order."""
_NOT_FOUND, _SERVER = 404, 500


def create_app(desk: Desk) -> ASGIApp:
    """The application over this desk; the desk's owner closes it."""
    # Outermost: the page about an unexpected error is made outside of every middleware.
    return Guard(_pages(desk), hosts_of(desk.settings.console))


def hosts_of(console: ConsoleSettings) -> frozenset[str]:
    """The names of the settings, and the address it listens at where that is one that can be asked for."""
    own = name_of(f"[{console.host}]" if ":" in console.host else console.host)
    return frozenset({*console.hosts, own}) - {"", "0.0.0.0", "::"}  # noqa: S104  they are left out


def _pages(desk: Desk) -> FastAPI:
    app = FastAPI(title="intake console", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    app.state.passwords = Passwords()
    for one in PAGES:
        app.include_router(one.router)
    app.state.menu = [one.MENU for one in PAGES if hasattr(one, "MENU")]
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(LoginFirst, refuse=_before_the_body)
    app.add_exception_handler(NotLoggedIn, _log_in)
    app.add_exception_handler(NotAllowed, _not_allowed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(RegisterError, _no_register)
    app.add_exception_handler(CannotAct, _cannot)
    app.add_exception_handler(NotThere, _not_there)
    app.add_exception_handler(NoSuchFile, _not_there)
    app.add_exception_handler(CannotLink, _cannot)
    app.add_exception_handler(Overtaken, _overtaken)
    for unreadable in (ReadingFailed, WorkersUnavailable, ArchiveDamaged, Unreadable):
        app.add_exception_handler(unreadable, _unreadable)
    app.add_exception_handler(Exception, _unforeseen)
    return app


def _before_the_body(request: Request, error: Exception) -> Response:
    if isinstance(error, NotLoggedIn):
        return _log_in(request, error)
    return (
        _not_allowed(request, error)
        if isinstance(error, NotAllowed)
        else _no_register(request, error)
    )


def _log_in(request: Request, error: Exception) -> Response:
    """Redirects to the login and back; the page says that the action was not done."""
    acted = isinstance(error, NotLoggedIn) and error.acted
    after = request.headers.get("referer", "/") if acted else str(request.url)
    target = link("/login", why="over" if acted else "first", after=_path(after))
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": target})
    return RedirectResponse(target, 303)


def _path(address: str) -> str:
    parts = urlsplit(address)
    return login.local(parts.path + (f"?{parts.query}" if parts.query else ""))


def trouble(
    request: Request, status: int, headline: str, detail: str = "", back: str = "/"
) -> Response:
    """A page that says what is wrong; also to who is not logged in."""
    words = translator(language_of(request))
    try:
        visitor = visitor_of(request)
    except RegisterError:
        visitor = None
    if back == "/" and request.method == "POST":
        back = _path(request.headers.get("referer", "/"))
    values = {"headline": words(headline), "detail": detail, "back": back}
    return page(request, "trouble.html", visitor, status, **values)


def _not_allowed(request: Request, _error: Exception) -> Response:
    return trouble(request, 403, "没有权限，或页面已过期，请刷新后重试。")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else _SERVER
    return trouble(request, status, "找不到该页面。" if status == _NOT_FOUND else "出错了。")


def _not_understood(request: Request, error: Exception) -> Response:
    """A path with a number that cannot be is a path that is not there."""
    wrong = error.errors() if isinstance(error, RequestValidationError) else ()
    if any(one["loc"][:1] == ("path",) for one in wrong):
        return trouble(request, _NOT_FOUND, "找不到该页面。")
    return trouble(request, 422, "出错了。")


def _cannot(request: Request, error: Exception) -> Response:
    return trouble(request, 409, "未能执行，没有任何改动。", str(error))


def _not_there(request: Request, error: Exception) -> Response:
    return trouble(request, 404, "找不到该页面。", str(error))


def _overtaken(request: Request, error: Exception) -> Response:
    """Tells the later of two users who changed it and when; that page must be reloaded."""
    if not isinstance(error, Overtaken):
        raise error
    language, desk = language_of(request), desk_of(request)
    event, number = error.event, error.application.number
    last_event = ""
    if event is not None:
        at = event.at.astimezone(desk.zone).strftime("%m-%d %H:%M")
        last_event = (
            f"{at} {event.actor}：{translate_event(event.what, language)} {event.detail[:200]}"
        )
    values = {
        "headline": "这份申报刚刚有变化，您的操作没有执行。",
        "back": f"/applications/{number}",
    }
    return trouble(request, 409, detail=last_event, **values)


_OVERDUE = "可稍后再试；仍然超时的，请直接查看其来件，并告知系统管理员。"


def _unreadable(request: Request, error: Exception) -> Response:
    if isinstance(error, LetterOverdue):
        return trouble(request, 409, "该申报的材料审查超时，没有任何改动。", _OVERDUE)
    return trouble(request, 409, "来件暂时无法读取，没有任何改动。", str(error))


def _no_register(request: Request, error: Exception) -> Response:
    return trouble(request, 503, "台账暂时无法使用。", str(error))


def _unforeseen(request: Request, error: Exception) -> Response:
    log.error("page failed", path=request.url.path, kind=type(error).__name__, exc_info=error)
    return trouble(request, _SERVER, "出错了。", type(error).__name__)
