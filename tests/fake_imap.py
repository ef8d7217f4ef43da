"""An IMAP server on loopback that answers as a test tells it: with what servers should never say."""

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from servers import ImapServer

Lines = list[bytes]
_COMMAND = re.compile(rb"(\S+) (?:UID )?(\S+)(.*)", re.IGNORECASE)
_UIDS = re.compile(rb"^\s*(\d+)(?::(\d+|\*))?")


@dataclass
class Script:
    """`letters` by UID, in the folder INBOX. What is None is told as it is; else as it stands here.

    `search`: the answer to one SEARCH after another, the last one again and again; None as it is.
    `fetch`: a letter's answer, given UID, bytes and items; None of it: nothing is told.
    `before`: lines told ahead of any answer to a command of this name. `cut_at`: commands at which
    the server says BYE.
    """

    letters: dict[int, bytes] = field(default_factory=dict)
    dates: dict[int, bytes] = field(default_factory=dict)
    uidvalidity: int = 7
    exists: int | None = None
    uidnext: int | None = None
    tells_uidnext: bool = True
    search: list[Lines | None] = field(default_factory=list)
    lists_by_fetch: bool = True
    fetch: Callable[[int, bytes, bytes], Lines] | None = None
    before: dict[str, Lines] = field(default_factory=dict)
    refused: dict[str, bytes] = field(default_factory=dict)
    cut_at: set[str] = field(default_factory=set)
    cuts_listing: bool = False
    searches: int = 0
    fetched: list[int] = field(default_factory=list)

    def select(self) -> Lines:
        uidnext = self.uidnext if self.uidnext is not None else max(self.letters, default=0) + 1
        exists = self.exists if self.exists is not None else len(self.letters)
        told = [
            rb"* FLAGS (\Seen \Deleted)",
            b"* %d EXISTS" % exists,
            b"* 0 RECENT",
            b"* OK [UIDVALIDITY %d] valid" % self.uidvalidity,
            b"* OK [UIDNEXT %d] next" % uidnext,
        ]
        return told if self.tells_uidnext else told[:-1]

    def answer_search(self) -> Lines:
        scripted = self.search[min(self.searches, len(self.search) - 1)] if self.search else None
        self.searches += 1
        if scripted is not None:
            return scripted
        return [b"* SEARCH" + b"".join(b" %d" % uid for uid in sorted(self.letters))]

    def answer_fetch(self, wanted: bytes, items: bytes) -> Lines:
        found = _UIDS.match(wanted)
        first, last = (int(found[1]), found[2]) if found else (0, b"0")
        low, high = first, first if last is None else 2**31 if last == b"*" else int(last)
        chosen = [uid for uid in sorted(self.letters) if low <= uid <= high]
        if b"BODY" not in items:
            return self._listing(chosen, items) if self.lists_by_fetch else []
        self.fetched += chosen
        how = self.fetch or self.whole
        return [line for uid in chosen for line in how(uid, self.letters[uid], items)]

    def _listing(self, uids: list[int], items: bytes) -> Lines:
        if b"SIZE" not in items:
            return [b"* %d FETCH (UID %d)" % (self.place(uid), uid) for uid in uids]
        return [
            b'* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE "%s")'
            % (self.place(uid), uid, len(self.letters[uid]), self.date(uid))
            for uid in uids
        ]

    def whole(self, uid: int, raw: bytes, items: bytes) -> Lines:
        """As a server should: UID, date where it is asked for, and the letter as a literal."""
        date = b' INTERNALDATE "%s"' % self.date(uid) if b"INTERNALDATE" in items else b""
        head = b"* %d FETCH (UID %d%s BODY[] {%d}" % (self.place(uid), uid, date, len(raw))
        return [head + b"\r\n" + raw + b")"]

    def place(self, uid: int) -> int:
        return sorted(self.letters).index(uid) + 1

    def date(self, uid: int) -> bytes:
        return self.dates.get(uid, b"10-Jun-2026 09:30:00 +0800")

    def lines(self, name: str, rest: bytes) -> Lines:
        if name in ("SELECT", "EXAMINE"):
            return self.select()
        if name == "SEARCH":
            return self.answer_search()
        if name == "FETCH":
            wanted, _, items = rest.strip().partition(b" ")
            return self.answer_fetch(wanted, items.upper())
        return [b"* CAPABILITY IMAP4rev1"] if name == "CAPABILITY" else []


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        script: Script = self.server.script  # type: ignore[attr-defined]
        self._say([b"* OK [CAPABILITY IMAP4rev1] ready"])
        for line in self.rfile:
            found = _COMMAND.match(line.strip())
            if found is None:
                continue
            tag, name, rest = found[1], found[2].decode().upper(), found[3]
            if name == "LOGOUT" or name in script.cut_at:
                self._say([b"* BYE enough", *([tag + b" OK"] if name == "LOGOUT" else [])])
                return
            if script.cuts_listing and name == "FETCH" and b"BODY" not in rest.upper():
                return
            if name in script.refused:
                self._say([tag + b" " + script.refused[name]])
                continue
            self._say([*script.before.get(name, []), *script.lines(name, rest), tag + b" OK done"])

    def _say(self, lines: Lines) -> None:
        self.wfile.write(b"".join(line + b"\r\n" for line in lines))


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def fake_imap(script: Script) -> Iterator[ImapServer]:
    """The scripted server; any user may log in."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.script = script  # type: ignore[attr-defined]
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield ImapServer(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
