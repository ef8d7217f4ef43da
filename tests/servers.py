"""Real servers on loopback for tests: pymap and Dovecot for IMAP, aiosmtpd for SMTP."""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from imapclient import IMAPClient
from tls import certificate_for

from intake.demo.imap_server import free_port, imap_server

USER, PASSWORD = "cases", "secret"
PASSWORD_ENV = "TEST_MAILBOX_PASSWORD"


@dataclass
class ImapServer:
    """Where an IMAP server listens, and how letters come into its mailbox."""

    port: int
    host: str = "127.0.0.1"
    user: str = USER

    @contextmanager
    def client(self) -> Iterator[IMAPClient]:
        client = IMAPClient(self.host, port=self.port, ssl=False, timeout=20)
        client.login(self.user, PASSWORD)
        try:
            yield client
        finally:
            client.logout()

    def deliver(self, raw: bytes, at: datetime | None = None, folder: str = "INBOX") -> None:
        """Puts a letter into the folder as if the server had received it at that moment."""
        with self.client() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            client.append(folder, raw, msg_time=at or datetime.now(UTC))

    def renumber(self, folder: str) -> None:
        """Rebuilds a folder: the same letters under a new UIDVALIDITY. Not for INBOX."""
        with self.client() as client:
            client.normalise_times = False
            client.select_folder(folder)
            letters = client.fetch(client.search("ALL"), ["BODY.PEEK[]", "INTERNALDATE"])
            client.close_folder()
            client.delete_folder(folder)
            client.create_folder(folder)
            for _, letter in sorted(letters.items()):
                client.append(folder, letter[b"BODY[]"], msg_time=letter[b"INTERNALDATE"])


@contextmanager
def pymap_server() -> Iterator[ImapServer]:
    """The demo's own server, with an empty INBOX."""
    with imap_server(USER, PASSWORD) as port:
        yield ImapServer(port)


class CuttingProxy:
    """Stands before a server and cuts each connection after so many bytes of the server's words, or
    of the client's; or, with `stalls`, keeps it open and passes nothing more on.

    `cuts` are taken one a connection; when they are used up, lines hold.
    """

    def __init__(
        self, target: int, cuts: Iterable[int], *, of_client: bool = False, stalls: bool = False
    ) -> None:
        self._target = target
        self._of_client = of_client
        self._stalls = stalls
        self._cuts = iter(cuts)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.cut = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            budget = next(self._cuts, None)
            asked, told = (budget, None) if self._of_client else (None, budget)
            for source, sink, limit in ((client, server, asked), (server, client, told)):
                threading.Thread(
                    target=self._pass_on, args=(source, sink, limit), daemon=True
                ).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, budget: int | None) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                if budget is not None and len(data) > budget:
                    sink.sendall(data[:budget])
                    self.cut += 1
                    while self._stalls and source.recv(4096):
                        """Heard and not passed on, until somebody has enough of it."""
                    break
                sink.sendall(data)
                budget = None if budget is None else budget - len(data)
        for line in (source, sink):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


_DOVECOT_CONF = """
base_dir = {base}/run
state_dir = {base}/run
log_path = {base}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = dovecot
default_login_user = dovenull
mail_location = maildir:{base}/mail/%u
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={base}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


@dataclass
class Dovecot(ImapServer):
    """Any user has an empty mailbox. `certificate` (for localhost) is that of the line on `tls_port`
    and of STARTTLS. `mail` holds the users' maildirs, for what only a look at the disk can tell.
    """

    tls_port: int = 0
    certificate: Path = field(default_factory=Path)
    mail: Path = field(default_factory=Path)

    @property
    def maildir(self) -> Path:
        return self.mail / self.user


@contextmanager
def dovecot_server(base: Path) -> Iterator[Dovecot]:
    """A Dovecot of its own in the folder `base`, in the clear, with TLS and with STARTTLS."""
    port, tls_port = free_port(), free_port()
    (base / "mail").mkdir(parents=True)
    for folder in (base, *base.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o755)
    shutil.chown(base / "mail", "mail", "mail")
    certificate, key = certificate_for("localhost", base)
    config = base / "dovecot.conf"
    config.write_text(
        _DOVECOT_CONF.format(
            base=base,
            port=port,
            tls_port=tls_port,
            certificate=certificate,
            key=key,
            password=PASSWORD,
        )
    )
    process = subprocess.Popen(["dovecot", "-F", "-c", str(config)])
    try:
        _wait_for(port, process)
        yield Dovecot(port, tls_port=tls_port, certificate=certificate, mail=base / "mail")
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("the server did not start")


def dovecot_may_be_missing() -> bool:
    """In CI it must be there; elsewhere its tests stand aside where nobody installed it."""
    return shutil.which("dovecot") is None and not os.environ.get("CI")


def _cut(server: SMTP) -> None:
    transport = server.transport
    if isinstance(transport, asyncio.Transport):
        transport.abort()


class FaultySmtp(SMTP):
    """aiosmtpd that can drop the line, as told by its handler."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  aiosmtpd finds it by this name
        if self.event_handler.drop_before_data:
            _cut(self)
            return
        await super().smtp_DATA(arg)


@dataclass
class Sink:
    """Takes every message and keeps it. The faults are set by the test.

    `refuse` maps a recipient to the reply it gets after RCPT, `refuse_body` to the one after the
    body; `drop_before_data`, `drop_after_data` cut the line there.
    """

    port: int = 0
    messages: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    refuse_body: dict[str, str] = field(default_factory=dict)
    refuse_sender: str = ""
    drop_before_data: bool = False
    drop_after_data: bool = False

    async def handle_MAIL(  # noqa: N802  aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.refuse_sender or "250 OK"

    async def handle_RCPT(  # noqa: N802  aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        recipient = envelope.rcpt_tos[0]
        if recipient in self.refuse_body:
            return self.refuse_body[recipient]
        self.messages.append(envelope.original_content or b"")
        self.recipients.append(recipient)
        if self.drop_after_data:
            _cut(server)
        return "250 OK"


class _Controller(Controller):
    def factory(self) -> SMTP:
        return FaultySmtp(self.handler, hostname="sink.example", data_size_limit=0)


@contextmanager
def smtp_server() -> Iterator[Sink]:
    sink = Sink(port=free_port())
    controller = _Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
