"""Polls one folder: new letters are fetched, archived, recorded and judged, in that order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from intake.config.settings import ImapAccount
from intake.mailbox.after_actions import put_away
from intake.mailbox.backlog import in_a_rush
from intake.mailbox.connection import FetchedLetter, FolderState, Mailbox
from intake.mailbox.errors import MailboxError, answer_of
from intake.mailbox.handover import Process, hand_over
from intake.mailbox.prefetch import Queue, ReadAhead, not_ahead
from intake.mailbox.unstable_uids import notice_unlasting, unknown_letters
from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.letters import folders, ledger
from intake.register.letters.folders import Folder
from intake.register.letters.ledger import Mail, MailKey, MailState
from intake.register.letters.receipt_doubts import note_doubt
from intake.storage.archive import Archive
from validators.model.receipt_time import received_on_server


def never() -> bool:
    """The `stop` of a round that nobody breaks off."""
    return False


Acknowledge = Callable[[Sequence[Mail], int], object]
"""Tells the senders of letters that theirs are there, among so many that wait."""


def unacknowledged(_mails: Sequence[Mail], _waiting: int) -> None:
    """The `acknowledge` of a round that leaves it at the answers."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round works with: `process` judges a letter, `stop` is asked between two letters.
    `read_ahead` begins the reading of up to `ahead` letters before their turn. Where `rush` letters
    and more wait (0: never), all are fetched first and passed to `acknowledge`. A round that
    does not judge leaves what it takes in pending.
    """

    db: Database
    archive: Archive
    process: Process
    now: Callable[[], datetime]
    stop: Callable[[], bool] = never
    read_ahead: ReadAhead = not_ahead
    ahead: int = 0
    acknowledge: Acknowledge = unacknowledged
    rush: int = 0
    judges: bool = True

    def queue(self) -> Queue:
        return Queue(self.read_ahead, partial(_judged, self), self.ahead)

    def is_rush(self, waiting: int) -> bool:
        return 0 < self.rush <= waiting


@dataclass(frozen=True, slots=True)
class WithheldLetters:
    """Letters the server lists and does not hand out, or counts and does not list, per folder, for
    the length of a round.
    """

    _errors: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    _listed: dict[str, frozenset[int]] = field(default_factory=dict)
    _counted: dict[str, int] = field(default_factory=dict)

    def listed(self, folder: str, uids: Iterable[int], exists: int) -> None:
        self._listed[folder] = frozenset(uids)
        self._counted[folder] = exists

    def listed_too(self, folder: str, uids: Iterable[int]) -> frozenset[int]:
        """Return those of these UIDs that were not listed before."""
        before = self._listed[folder]
        self._listed[folder] = before.union(uids)
        return self._listed[folder] - before

    def figures(self, folder: str) -> tuple[int, int]:
        """Return how many letters the server listed, and how many it counted; 0 where it was not asked."""
        return len(self._listed.get(folder, ())), self._counted.get(folder, 0)

    def add(self, folder: str, uid: int, why: str) -> None:
        self._errors[folder][uid] = why

    def of(self, folder: str) -> dict[int, str]:
        return self._errors[folder]


class _Stopped(Exception):
    """The round was broken off: the folder is not booked as polled."""


def _go_on(round_: Round) -> None:
    if round_.stop():
        raise _Stopped


def poll_folder(
    round_: Round, account: ImapAccount, mailbox: Mailbox, name: str, withheld: WithheldLetters
) -> Iterator[MailState]:
    """Yields what became of each letter taken in.

    Raises MailboxError where the folder could not be read to its end; it is then not booked as
    polled, and the next round lists it again.
    """
    readonly = account.after == "keep"
    state = mailbox.select(name, readonly=readonly)
    before = folders.get(round_.db, account.name, name)
    if readonly and notice_unlasting(round_.db, mailbox, before, state.uidvalidity, round_.now()):
        state = mailbox.select(name, readonly=True)
    folder = _met(round_, account, mailbox, before, name, state)
    queue = round_.queue()
    try:
        for mail in _new_letters(round_, account, mailbox, folder, state, withheld):
            if round_.judges:
                yield from queue.add(mail)
    except _Stopped:
        return
    except MailboxError:
        # The line is gone and the letters are here: they need not wait for another.
        yield from queue.drain()
        raise
    yield from queue.drain()
    put_away(round_.db, account, mailbox, name, state)
    _demand_whole(account, mailbox, name, withheld)
    uidnext, exists = _figures_to_keep(folder, state, withheld)
    folders.polled(round_.db, account.name, name, uidnext=uidnext, exists=exists, now=round_.now())


def _figures_to_keep(
    folder: Folder, state: FolderState, withheld: WithheldLetters
) -> tuple[int, int]:
    """UIDNEXT and EXISTS, by which the next round knows that nothing is new; UIDNEXT is 0, so that it
    lists all the same, where more letters were listed than counted, or UIDNEXT announces a letter that
    nobody has seen.
    """
    uidnext, (listed, exists) = state.uidnext or 0, withheld.figures(folder.folder)
    unseen = folder.last_uidnext and uidnext > folder.last_uidnext and listed <= folder.last_exists
    return (0 if listed > exists or unseen else uidnext), state.exists


def _met(  # noqa: PLR0917 - what `poll_folder` has
    round_: Round,
    account: ImapAccount,
    mailbox: Mailbox,
    before: Folder | None,
    name: str,
    state: FolderState,
) -> Folder:
    """The folder's row; the boundary of a first contact is committed before a letter is touched."""
    baseline = 1
    if account.first_run == "baseline":
        baseline = state.uidnext or max(mailbox.uids(exists=state.exists), default=0) + 1
    return folders.meet(round_.db, account.name, name, state.uidvalidity, baseline, before)


def _unknown(
    round_: Round, mailbox: Mailbox, folder: Folder, state: FolderState, withheld: WithheldLetters
) -> tuple[int, ...]:
    """The UIDs that have no row yet. With the figures of the last whole round unchanged there is
    nothing to list: an idle round costs one SELECT. Else all are listed and compared with EXISTS, for
    SEARCH may not yet know of a letter that is there.
    """
    figures = (state.uidnext, state.exists)
    if state.exists and figures == (folder.last_uidnext, folder.last_exists):
        return ()
    if not folder.is_lasting:
        unknown, listed = unknown_letters(round_.db, mailbox, folder)
    else:
        listed = mailbox.uids()
        unknown = _without_row(round_, folder, listed)
    withheld.listed(folder.folder, listed, state.exists)
    return unknown


def _without_row(round_: Round, folder: Folder, uids: Iterable[int]) -> tuple[int, ...]:
    known = ledger.known_uids(round_.db, folder.account, folder.folder, folder.uidvalidity)
    return tuple(sorted(uid for uid in uids if uid not in known))


def _new_letters(  # noqa: PLR0917 - what `poll_folder` has
    round_: Round,
    account: ImapAccount,
    mailbox: Mailbox,
    folder: Folder,
    state: FolderState,
    withheld: WithheldLetters,
) -> Iterator[Mail]:
    """One by one as they are fetched; of many all are fetched first, and looked for again."""
    unknown = _unknown(round_, mailbox, folder, state, withheld)
    if not round_.is_rush(len(unknown)):
        return _all_taken_in(round_, mailbox, folder, unknown, withheld)

    def fetch() -> Iterator[Mail]:
        now = mailbox.select(folder.folder, readonly=account.after == "keep")
        new = _unknown(round_, mailbox, folder, now, withheld)
        # A folder rebuilt meanwhile is another one, and the next round's.
        same = now.uidvalidity == folder.uidvalidity or not folder.is_lasting
        as_now = replace(folder, uidvalidity=now.uidvalidity)
        return _all_taken_in(round_, mailbox, as_now, new if same else (), withheld)

    return in_a_rush(fetch, round_.acknowledge, round_.now, partial(_go_on, round_))


def _all_taken_in(
    round_: Round,
    mailbox: Mailbox,
    folder: Folder,
    uids: Iterable[int],
    withheld: WithheldLetters,
) -> Iterator[Mail]:
    """First what SEARCH named, which is safe then; where the server counts more, what FETCH names."""
    yield from _taken_in(round_, mailbox, folder, uids, withheld)
    listed, exists = withheld.figures(folder.folder)
    if listed < exists and folder.is_lasting:
        more = withheld.listed_too(folder.folder, _by_fetch(mailbox))
        yield from _taken_in(round_, mailbox, folder, _without_row(round_, folder, more), withheld)


def _by_fetch(mailbox: Mailbox) -> Iterable[int]:
    """Some servers refuse to list a folder so; missing letters are reported all the same."""
    try:
        return mailbox.listing()
    except MailboxError as error:
        if error.broken:
            raise
        return ()


def _taken_in(
    round_: Round,
    mailbox: Mailbox,
    folder: Folder,
    uids: Iterable[int],
    withheld: WithheldLetters,
) -> Iterator[Mail]:
    """The letters fetched one by one, each on disk and in the ledger."""
    for uid in uids:
        _go_on(round_)
        if uid not in withheld.of(folder.folder):
            letter = _fetched(mailbox, folder.folder, uid, withheld)
            if letter is not None:
                yield _take_in(round_, folder, uid, letter)


def _fetched(
    mailbox: Mailbox, name: str, uid: int, withheld: WithheldLetters
) -> FetchedLetter | None:
    """The letter; None where it is gone from the folder or the server does not hand it out."""
    try:
        letter = mailbox.fetch(uid)
    except MailboxError as error:
        withheld.add(name, uid, answer_of(error.__cause__ or error))
        if error.broken:
            error.at_letter = True
            raise
        return None
    if letter is None and mailbox.holds(uid):
        withheld.add(name, uid, "the answer was empty")
    return letter


def _take_in(round_: Round, folder: Folder, uid: int, letter: FetchedLetter) -> Mail:
    """Bytes to disk, then the row; only then is it looked at: a kill in between loses nothing."""
    now = round_.now()
    received = received_on_server(letter.internal_at, letter.header_at, now)
    sha256 = round_.archive.keep(letter.raw)
    with transaction(round_.db):
        mail = ledger.record_fetched(
            round_.db,
            MailKey(folder.account, folder.folder, folder.uidvalidity, uid),
            sha256,
            received.at,
            now,
            hold=uid < folder.baseline_uidnext or _is_old(folder, received.at),
            received_from=received.by,
            size=len(letter.raw),
        )
        note_doubt(round_.db, mail, received, now)
    return mail


def _is_old(folder: Folder, received_at: datetime) -> bool:
    """INTERNALDATE has whole seconds: a letter of the poll's own second came after it."""
    before = folder.hold_before
    return before is not None and received_at < before.replace(microsecond=0)


def _judged(round_: Round, mail: Mail) -> MailState:
    if mail.state is not MailState.FETCHED:
        return mail.state
    return hand_over(round_.db, mail, round_.process)


def _demand_whole(
    account: ImapAccount, mailbox: Mailbox, name: str, withheld: WithheldLetters
) -> None:
    errors = withheld.of(name)
    if errors:
        uids = ", ".join(map(str, errors))
        raise MailboxError(
            f"The mailbox {account.name} lists letters in {name} and does not hand them out:"
            f" UID {uids} ({next(iter(errors.values()))}). They are tried again at the next poll.",
            f"邮箱中有 {len(errors)} 封邮件暂时无法取回（UID {uids}）",
        )
    listed, exists = withheld.figures(name)
    # Somebody may have moved letters away meanwhile: the server is asked to count again.
    if listed < exists and listed < (
        now := mailbox.select(name, readonly=account.after == "keep").exists
    ):
        raise MailboxError(
            f"The mailbox {account.name} counts {now} letters in {name} and lists {listed}:"
            f" {now - listed} withheld. They are looked for again at the next poll.",
            f"邮箱称有 {now} 封邮件，只列出 {listed} 封，其余 {now - listed} 封暂时无法取回",
        )
