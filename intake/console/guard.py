"""What every answer bears and every request is held to, whichever page it is for."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""An answer that says otherwise of one of these keeps its own word."""

MOST_BODY, MOST_UPLOAD = 2 * 1024**2, 200 * 1024**2
"""Bytes of a request: a form, and a form that brings a file."""

_SAFE = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """Adds the headers; refuses forms that another site's page sent, and bodies without end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = _refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, told)
            return
        await self._app(scope, _bounded(receive, _most(scope)), told)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    headers = Headers(scope=scope)
    if scope["method"] not in _SAFE and not _same_origin(headers):
        return PlainTextResponse("该请求来自其他网站，已拒绝。", 403)
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > _most(scope):
        return PlainTextResponse("提交的内容过大。", 413)
    return None


def _same_origin(headers: Headers) -> bool:
    """By what the browser says of itself; one that says neither is held by the form's token alone."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _most(scope: Scope) -> int:
    return MOST_UPLOAD if scope["path"].endswith("/file") else MOST_BODY


def _bounded(receive: Receive, most: int) -> Receive:
    """Chunked bodies tell no length beforehand: they end here for the reader when it is too much."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            return {"type": "http.disconnect"}
        return message

    return bounded
