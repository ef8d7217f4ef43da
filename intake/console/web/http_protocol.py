"""Limits what uvicorn leaves open: endless request headers, and its bare error page."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from intake.console.web.guard import HEADERS

SECONDS_FOR_A_HEAD = 20
"""From the first byte, or from the connection, to the end of a request's head."""


class PatientProtocol(H11Protocol):
    """Closes a line on which no whole request head comes in time: whoever opens lines by the hundred and
    says nothing would else use up what the process may open. Its refusals have our headers.
    """

    _head_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self._head_due is None and self._is_between_requests():
            self._await_head()
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel()
        super().connection_lost(exc)

    def _is_between_requests(self) -> bool:
        return self.conn.our_state is h11.IDLE

    def _await_head(self) -> None:
        self._head_due = self.loop.call_later(SECONDS_FOR_A_HEAD, self._give_up)

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()

    def _cancel(self) -> None:
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP; in the middle of an answer there is nothing left to say."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
            head = h11.Response(status_code=400, headers=[*headers, *HEADERS.items()])
            for event in (head, h11.Data(data=msg.encode("ascii")), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
