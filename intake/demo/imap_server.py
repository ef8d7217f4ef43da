"""Runs a real IMAP server on loopback: pymap with one empty mailbox, in its own thread."""

import asyncio
import socket
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import datetime

from imapclient import IMAPClient
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPService
from pysasl.hashing import Cleartext

HOST = "127.0.0.1"
_START_SECONDS = 20


def free_port() -> int:
    """A port of loopback that the system chose, free at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def imap_server(user: str, password: str) -> Iterator[int]:
    """The port of a server with an empty INBOX for this user, until the block ends."""
    server = _Listening(user, password)
    server.start()
    if not server.ready.wait(_START_SECONDS):
        raise RuntimeError("the IMAP server did not start")
    try:
        yield server.port
    finally:
        server.stop()


def deliver(port: int, user: str, password: str, raw: bytes, received_at: datetime) -> None:
    """Puts a letter into the mailbox as if the server had received it at that moment."""
    with IMAPClient(HOST, port=port, ssl=False, timeout=_START_SECONDS) as client:
        client.login(user, password)
        client.append("INBOX", raw, msg_time=received_at)


class _Listening(threading.Thread):
    def __init__(self, user: str, password: str) -> None:
        super().__init__(daemon=True)
        self.port = free_port()
        self.ready = threading.Event()
        self._account = (user, password)
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()

    def run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        options = _options(self.port, *self._account)
        # Passwords are kept plain: hashing them as they deserve takes a tenth of a second a login.
        backend, config = await DictBackend.init(
            options, reject_dnsbl=False, invalid_user_sleep=0.0, hash_context=Cleartext()
        )
        config.apply_context()
        async with AsyncExitStack() as stack:
            await backend.start(stack)
            await IMAPService(backend, config).start(stack)
            self.ready.set()
            await self._ended.wait()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self.join(_START_SECONDS)


def _options(port: int, user: str, password: str) -> Namespace:
    """Return what pymap's own command line would have made of its options."""
    return Namespace(
        host=HOST,
        port=port,
        debug=False,
        cert=None,
        key=None,
        tls=False,
        proxy_protocol=None,
        passlib_cfg=None,
        inherited_sockets=None,
        demo_data=False,
        demo_user=user,
        demo_password=password,
    )
