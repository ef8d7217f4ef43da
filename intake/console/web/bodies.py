"""Limits request bodies as they arrive, also those that state no length."""

import asyncio
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Send

SECONDS_SILENT = 30
"""How long a sender of half a body may say nothing."""


class BoundedBody:
    """One request's `receive` and `send`: of a body of more than `most` bytes the application sees no
    end but a broken line, and whatever it answers to that, the sender is told that it was too much.
    """

    def __init__(
        self,
        receive: Receive,
        send: Send,
        most: int,
        *,
        has_body: bool,
        seconds_silent: float = SECONDS_SILENT,
    ) -> None:
        self._receive, self._send = receive, send
        self._most, self._seconds = most, seconds_silent
        self._seen = 0
        self._is_whole = not has_body
        self._refusal: Callable[[], PlainTextResponse] | None = None
        self._is_answered = False

    async def receive(self) -> Message:
        """Part of the body; after its end whatever comes of the line, however long that takes."""
        if self._is_whole:
            return await self._receive()
        if self._refusal is not None:
            return {"type": "http.disconnect"}
        try:
            message = await asyncio.wait_for(self._receive(), self._seconds)
        except TimeoutError:
            return self._refuse("等待过久。", 408)
        self._seen += len(message.get("body", b""))
        if self._seen > self._most:
            return self._refuse("提交的内容过大。", 413)
        self._is_whole = not message.get("more_body", False)
        return message

    def _refuse(self, words: str, status: int) -> Message:
        self._refusal = lambda: PlainTextResponse(words, status, headers={"Connection": "close"})
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if self._refusal is None:
            if message["type"] == "http.response.start" and not self._is_whole:
                # The rest would be taken in for as long as it comes.
                MutableHeaders(scope=message)["Connection"] = "close"
            await self._send(message)
        elif not self._is_answered:
            self._is_answered = True
            await self._refusal()({"type": "http"}, self._receive, self._send)


async def discard(receive: Receive, most: int, seconds: float) -> None:
    """Reads a body away, so that its sender hears the answer; no longer than this, no more than this."""
    seen = 0
    try:
        async with asyncio.timeout(seconds):
            while seen <= most:
                message = await receive()
                seen += len(message.get("body", b""))
                if message["type"] != "http.request" or not message.get("more_body", False):
                    return
    except TimeoutError:
        return
