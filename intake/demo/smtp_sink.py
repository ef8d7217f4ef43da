"""Runs a real SMTP server on loopback that keeps what it gets and passes nothing on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from intake.demo.imap_server import HOST, free_port


@dataclass
class Sink:
    """`messages` as they came over the wire, in their order."""

    port: int
    messages: list[bytes] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802  aiosmtpd finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.messages.append(envelope.original_content or b"")
        return "250 OK"


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    sink = Sink(free_port())
    controller = Controller(sink, hostname=HOST, port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
