"""Connects to a mailbox over IMAP and fetches one letter at a time. Reading alters nothing in it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, ProtocolError

from intake.config.settings import ImapAccount
from intake.mailbox.errors import UNREADABLE, MailboxError, as_mailbox_error
from intake.mailbox.listing import FetchedFacts, fetch_listing, search_uids
from intake.mailbox.login import let_go, log_in
from parsers.mail.head.received import received_in_head

_LONGEST_WAIT = 9 * 60
"""Seconds. The standard allows 29 minutes; firewalls and providers cut silent lines after ten."""

_LOOK_UP_SECONDS = 2

_FRESH_SECONDS = 3600
"""How far a server's clock may be from ours where it makes a UIDVALIDITY of the time."""

_COURIER_EPOCH = 1_000_000_000

_CLOCK_TICK = 1.1
"""Seconds. Such a UIDVALIDITY changes once a second."""


@dataclass(frozen=True, slots=True)
class FolderState:
    """What the server says of a folder. `uidnext` is None where it does not tell."""

    uidvalidity: int
    uidnext: int | None
    exists: int
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FetchedLetter:
    """`internal_at` is INTERNALDATE, `header_at` the newest `Received:` date: aware, None where there
    is none that makes sense.
    """

    raw: bytes
    internal_at: datetime | None
    header_at: datetime | None


class Mailbox:
    """One connection. Every method raises MailboxError for what the server or the line did."""

    def __init__(self, client: IMAPClient, account: ImapAccount) -> None:
        self._client = client
        self._account = account

    def select(self, folder: str, *, readonly: bool) -> FolderState:
        with as_mailbox_error(self._account, f"opening the folder {folder}", known=self.folders):
            answer = self._client.select_folder(folder, readonly=readonly)
            return FolderState(
                uidvalidity=int(answer.get(b"UIDVALIDITY", 0)),
                uidnext=int(answer[b"UIDNEXT"]) if answer.get(b"UIDNEXT") else None,
                exists=int(answer.get(b"EXISTS", 0)),
                keywords=tuple(_text(flag) for flag in answer.get(b"PERMANENTFLAGS", ())),
            )

    def folders(self) -> tuple[str, ...]:
        with as_mailbox_error(self._account, "listing its folders"):
            return tuple(str(name) for _, _, name in self._client.list_folders())

    def uids(self, at_least: int = 1, exists: int = 0) -> tuple[int, ...]:
        """The UIDs in the selected folder from `at_least` on, ascending.

        `n:*` always names the last letter, even one below n, and some providers (QQ) ignore
        criteria altogether: so the answer is filtered. Where SEARCH lags behind and names fewer
        letters than the `exists` of the folder, or is refused, FETCH is asked too.
        """
        found: frozenset[int] = frozenset()
        refused: MailboxError | None = None
        try:
            with as_mailbox_error(self._account, "listing its letters"):
                found = search_uids(self._client, at_least)
        except MailboxError as error:
            if error.broken:
                raise
            refused = error
        if refused or len(found) < exists:
            try:
                found |= self.listing().keys()
            except MailboxError as error:
                if error.broken or refused:
                    raise refused or error from error
        return tuple(sorted(uid for uid in found if uid >= at_least))

    def holds(self, uid: int) -> bool:
        """Tell whether the letter is still there, by SEARCH or by FETCH."""
        with as_mailbox_error(self._account, f"looking for letter {uid}"):
            return uid in self.uids(uid) or bool(self._fetch(uid, ["UID"]))

    def listing(self, items: str = "UID") -> dict[int, FetchedFacts]:
        """Every letter of the selected folder as FETCH lists them."""
        with as_mailbox_error(self._account, "listing its letters by FETCH"):
            return fetch_listing(self._client, items)

    def lasts(self, folder: str, uidvalidity: int) -> bool:
        """Tell whether the folder, opened again for reading, still has this UIDVALIDITY.

        Courier makes one of the time at each EXAMINE until somebody opened the folder to write.
        """
        if self.select(folder, readonly=True).uidvalidity != uidvalidity:
            return False
        if not _is_of_the_clock(uidvalidity):
            return True
        time.sleep(_CLOCK_TICK)
        return self.select(folder, readonly=True).uidvalidity == uidvalidity

    def fetch(self, uid: int) -> FetchedLetter | None:
        """The letter, not marked as read by it; None where it vanished since it was listed."""
        try:
            answer = self._fetch(uid, ["BODY.PEEK[]", "INTERNALDATE"])
        except MailboxError as error:
            if error.broken or not isinstance(error.__cause__, (ProtocolError, *UNREADABLE)):
                raise
            # A date that cannot be read is no reason to go without the letter.
            answer = self._fetch(uid, ["BODY.PEEK[]"])
        raw = answer.get(b"BODY[]")
        if not isinstance(raw, bytes) or not raw:
            return None
        return FetchedLetter(raw, _aware(answer.get(b"INTERNALDATE")), received_in_head(raw))

    def _fetch(self, uid: int, items: list[str]) -> dict[bytes, object]:
        with as_mailbox_error(self._account, f"fetching letter {uid}"):
            return dict(self._client.fetch([uid], items).get(uid, {}))

    @property
    def can_wait(self) -> bool:
        return bool(self._client.has_capability("IDLE"))

    def wait(self, stopped: Callable[[], bool]) -> bool:
        """Waits (IDLE) until the server reports a new letter in the selected folder: True. False
        once `stopped`, or after some minutes, when it is to be asked anew.
        """
        with as_mailbox_error(self._account, "waiting for letters"):
            self._client.idle()
            end = time.monotonic() + _LONGEST_WAIT
            responses: list[object] = []
            while not (stopped() or _has_arrival(responses) or time.monotonic() > end):
                responses = self._client.idle_check(timeout=_LOOK_UP_SECONDS)
            # What the server reports while the waiting ends counts as well.
            _, rest = self._client.idle_done()
        return _has_arrival([*responses, *rest])

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Moves letters. Without MOVE they are copied and marked deleted, then, where the server can
        expunge single letters (UIDPLUS), expunged: never anybody else's deleted ones with them.
        """
        with as_mailbox_error(self._account, f"moving letters to {folder}"):
            if not self._client.folder_exists(folder):
                self._client.create_folder(folder)
            if self._client.has_capability("MOVE"):
                self._client.move(uids, folder)
                return
            self._client.copy(uids, folder)
            self._client.add_flags(uids, [b"\\Deleted"], silent=True)
            if self._client.has_capability("UIDPLUS"):
                self._client.uid_expunge(uids)

    def flag(self, uids: Sequence[int], keyword: str) -> None:
        with as_mailbox_error(self._account, f"setting the keyword {keyword}"):
            self._client.add_flags(uids, [keyword.encode("ascii")], silent=True)

    def without_keyword(self, keyword: str) -> frozenset[int]:
        """The UIDs without the keyword."""
        with as_mailbox_error(self._account, f"looking for letters without the keyword {keyword}"):
            return frozenset(int(uid) for uid in self._client.search(["UNKEYWORD", keyword]))


@contextmanager
def open_mailbox(account: ImapAccount) -> Iterator[Mailbox]:
    """A logged-in mailbox, closed politely. Raises MailboxError."""
    client = log_in(account)
    try:
        yield Mailbox(client, account)
    finally:
        _leave(client)


def _is_of_the_clock(uidvalidity: int) -> bool:
    """Tell whether the server made it just now, of the time: Courier counts from 2001, others from 1970."""
    age = time.time() - uidvalidity
    return min(abs(age - since) for since in (0, _COURIER_EPOCH)) < _FRESH_SECONDS


def _has_arrival(responses: Sequence[object]) -> bool:
    """Tell whether the server counted letters anew: EXISTS comes with each that arrives, and with no
    other change.
    """
    return any(isinstance(one, tuple) and one[1:2] == (b"EXISTS",) for one in responses)


def _leave(client: IMAPClient) -> None:
    """Says goodbye; a line that is already cut is just let go."""
    try:
        client.logout()
    except (IMAPClientError, OSError, *UNREADABLE):
        let_go(client)


def _aware(moment: object) -> datetime | None:
    return moment if isinstance(moment, datetime) and moment.tzinfo else None


def _text(flag: bytes | str) -> str:
    return flag.decode("ascii", "replace") if isinstance(flag, bytes) else flag
