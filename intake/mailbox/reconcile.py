"""Compares the server with the ledger: every UID under today's UIDVALIDITY must have a row."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from intake.config.settings import ImapAccount
from intake.mailbox.connection import FolderState, Mailbox, open_mailbox
from intake.mailbox.errors import MailboxError
from intake.mailbox.unstable_uids import REMARK, unknown_letters
from intake.register.connection import Database
from intake.register.letters import folders, ledger
from notifier.reports.report import LedgerCheck


def check_ledger(
    db: Database, accounts: Iterable[ImapAccount], now: Callable[[], datetime]
) -> tuple[LedgerCheck, ...]:
    """One check a folder. A folder that cannot be asked says why; it is never booked as whole.

    Letters that came since the last poll are missing until the next one: poll first.
    """
    return tuple(check for account in accounts for check in _check_account(db, account, now))


def _check_account(
    db: Database, account: ImapAccount, now: Callable[[], datetime]
) -> Iterator[LedgerCheck]:
    checked = []
    try:
        with open_mailbox(account) as mailbox:
            for name in account.folders:
                checked.append(name)
                yield _check_folder(db, account, mailbox, name, now())
    except MailboxError as error:
        for name in account.folders:
            if name not in checked[:-1]:
                yield _unasked(account, name, error, now())


def _check_folder(
    db: Database, account: ImapAccount, mailbox: Mailbox, name: str, now: datetime
) -> LedgerCheck:
    try:
        state = mailbox.select(name, readonly=True)
        on_server = mailbox.uids(exists=state.exists)
        missing = _missing(db, account, mailbox, name, state, on_server)
    except MailboxError as error:
        if error.broken:
            raise
        return _unasked(account, name, error, now)
    folder = folders.get(db, account.name, name)
    unlisted = state.exists - len(on_server)
    problem = f"服务器称有 {state.exists} 封，只列出 {len(on_server)} 封" if unlisted > 0 else ""
    return LedgerCheck(
        account=account.name,
        folder=name,
        on_server=None if problem else len(on_server),
        in_ledger=len(on_server) - len(missing),
        missing=missing,
        checked_at=now,
        problem=problem,
        remark=REMARK if folder and not folder.is_lasting else "",
    )


def _missing(  # noqa: PLR0917 - what `_check_folder` has
    db: Database,
    account: ImapAccount,
    mailbox: Mailbox,
    name: str,
    state: FolderState,
    on_server: tuple[int, ...],
) -> tuple[int, ...]:
    folder = folders.get(db, account.name, name)
    if folder and not folder.is_lasting:
        return unknown_letters(db, mailbox, folder)[0]
    known = ledger.known_uids(db, account.name, name, state.uidvalidity)
    return tuple(uid for uid in on_server if uid not in known)


def _unasked(account: ImapAccount, name: str, error: MailboxError, now: datetime) -> LedgerCheck:
    return LedgerCheck(
        account=account.name,
        folder=name,
        on_server=None,
        in_ledger=0,
        checked_at=now,
        problem=error.report,
    )
