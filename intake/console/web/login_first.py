"""Reads a form only from visitors who are logged in, so that nobody else can fill the disk."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from intake.console.web.bodies import discard
from intake.console.web.guard import MOST_BODY, PUBLIC, SAFE, most_of
from intake.console.web.visitor import NotAllowed, NotLoggedIn, visitor_of
from intake.register.database import RegisterError

_SECONDS = 5.0

RefusalPage = Callable[[Request, Exception], Response]


class LoginFirst:
    """Asks for the session before the body is looked at. `refuse` makes the page that says no."""

    def __init__(self, app: ASGIApp, refuse: RefusalPage) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE or scope["path"] in PUBLIC:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = await run_in_threadpool(_refusal, request)
        if refusal is None:
            await self._app(scope, receive, send)
            return
        response = await run_in_threadpool(self._refuse, request, refusal)
        response.headers["Connection"] = "close"
        await discard(receive, MOST_BODY, _SECONDS)
        await response(scope, receive, send)


def _refusal(request: Request) -> Exception | None:
    try:
        visitor = visitor_of(request)
    except RegisterError as error:
        return error
    if visitor is None:
        return NotLoggedIn(acted=True)
    if most_of(request.scope) > MOST_BODY and not visitor.may_act:
        return NotAllowed()
    return None
