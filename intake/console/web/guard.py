"""Adds security headers to every answer and checks the host of every request."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intake.config.settings import is_loopback
from intake.console.web.bodies import BoundedBody
from intake.console.web.numbers import MOST_DIGITS

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

PUBLIC = {"/login": 64 * 1024, "/language": 8 * 1024}
"""Forms that nobody needs to be logged in for, and the bytes of their bodies."""

MOST_BODY, MOST_UPLOAD = 2 * 1024**2, 200 * 1024**2
"""Bytes of a request: a form, and a form that brings a file."""

_UPLOADS = re.compile(r"/applications/[^/]*/file|/campaigns/new|/campaigns/(?:drafts/)?[^/]*/try")
"""Forms that bring files."""

SAFE = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """Adds the headers to every answer, those to errors too. Refuses requests that address another
    host, forms that another site's page sent, and bodies without end. `hosts`: the names, beside this
    machine's own, by which the console is addressed.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_once(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_once)
            return
        body = BoundedBody(receive, send_once, most_of(scope), has_body=_has_body(scope))
        await self._app(scope, body.receive, body.send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or not self._is_ours(headers["host"]):
            return refused(
                "该访问地址不在许可之列（设置 [console] hosts）。 This host is not allowed.", 421
            )
        if scope["method"] not in SAFE and not _same_origin(headers):
            return refused("该请求来自其他网站，已拒绝。", 403)
        length = headers.get("content-length", "0")
        if "content-length" in headers and "transfer-encoding" in headers:
            return refused("该请求的长度有两种说法，已拒绝。", 400)
        if not (length.isascii() and length.isdigit() and len(length) <= MOST_DIGITS):
            return refused("该请求的长度无法识别。", 400)
        if int(length) > most_of(scope):
            return refused("提交的内容过大。", 413)
        if not _is_utf8(headers.get("content-type", "")):
            return refused("只接受 UTF-8 编码的表单。", 415)
        return None

    def _is_ours(self, host: str) -> bool:
        name = name_of(host)
        return is_loopback(name) or name in self._hosts


def _has_body(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def refused(words: str, status: int) -> PlainTextResponse:
    """The line is closed: what was still to be sent on it is not waited for."""
    return PlainTextResponse(words, status, headers={"Connection": "close"})


def name_of(host: str) -> str:
    """A Host header without its port, as settings write it; "" for what is no host."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        _ = urlsplit(f"//{host}").port
    except ValueError:
        return ""
    if any(character in host for character in "@/?#\\, \t"):
        return ""
    return name.rstrip(".")


def _same_origin(headers: Headers) -> bool:
    """Judges by the browser's own headers; without them the form's token alone protects."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _is_utf8(content_type: str) -> bool:
    """Other character sets bring half characters (utf-7), or fail in ways of their own (undefined)."""
    _, charset, value = content_type.casefold().partition("charset")
    return not charset or value.strip(" \t=\"';").split(";")[0].strip(" \"'") in {"utf-8", "utf8"}


def most_of(scope: Scope) -> int:
    """The bytes that a body sent to this path may have."""
    path = str(scope["path"])
    if path in PUBLIC:
        return PUBLIC[path]
    return MOST_UPLOAD if _UPLOADS.fullmatch(path) else MOST_BODY
