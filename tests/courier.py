"""A real Courier on loopback: its imapd behind a login of our own, for its packages exclude Dovecot's.

`.ci/run` unpacks it; `COURIER_ROOT` names another place.
"""

import os
import re
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from servers import ImapServer

ROOT = Path(os.environ.get("COURIER_ROOT", "/opt/courier"))
_LOGIN = re.compile(rb"(\S+) LOGIN ", re.IGNORECASE)
_CAPABILITY = re.compile(rb"(\S+) CAPABILITY", re.IGNORECASE)


@dataclass
class Courier(ImapServer):
    """Any user may log in; all have the one mailbox in `maildir`."""

    maildir: Path = field(default_factory=Path)

    def put(self, name: str, raw: bytes) -> Path:
        """Puts a letter into the folder as the postman does, past IMAP."""
        path = self.maildir / "new" / name
        path.write_bytes(raw)
        return path


def courier_may_be_missing() -> bool:
    """In CI it must be there; elsewhere its tests stand aside where nobody unpacked it."""
    return not (ROOT / "usr/bin/imapd").exists() and not os.environ.get("CI")


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(
            b"* OK [CAPABILITY IMAP4rev1 UIDPLUS CHILDREN NAMESPACE] Courier-IMAP ready\r\n"
        )
        for line in self.rfile:
            if found := _CAPABILITY.match(line):
                told = b"* CAPABILITY IMAP4rev1 UIDPLUS CHILDREN NAMESPACE\r\n%s OK done\r\n"
                self.wfile.write(told % found[1])
            elif found := _LOGIN.match(line):
                home: Path = self.server.home  # type: ignore[attr-defined]
                self.wfile.write(found[1] + b" OK LOGIN Ok.\r\n")
                _run_imapd(home, self.connection.fileno())
                return


def _run_imapd(home: Path, line: int) -> None:
    """Courier's own server takes over the connection, as behind its own login."""
    libraries = ("usr/lib", "usr/lib/x86_64-linux-gnu", "usr/lib/courier-authlib")
    environment = {
        "LD_LIBRARY_PATH": ":".join(str(ROOT / one) for one in libraries),
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "AUTHENTICATED": "cases",
        "AUTHADDR": "cases",
        "IMAP_CAPABILITY": "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE",
        "IMAP_MAILBOX_SANITY_CHECK": "0",
        "TCPREMOTEIP": "127.0.0.1",
    }
    command = [str(ROOT / "usr/bin/imapd"), "Maildir"]
    subprocess.run(
        command,
        stdin=line,
        stdout=line,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=home,
        check=False,
    )


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def courier_server(home: Path) -> Iterator[Courier]:
    """A Courier whose one mailbox is an empty maildir under `home`, which nobody has opened yet."""
    for name in ("new", "cur", "tmp"):
        (home / "Maildir" / name).mkdir(parents=True)
    server = _Server(("127.0.0.1", 0), _Handler)
    server.home = home  # type: ignore[attr-defined]
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield Courier(server.server_address[1], maildir=home / "Maildir")
    finally:
        server.shutdown()
        server.server_close()
