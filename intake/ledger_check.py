"""Server count against our count: every UID on the server under today's UIDVALIDITY has a row."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlite_utils import Database

from intake.mailbox import Mailbox, open_mailbox
from intake.mailbox_trouble import MailboxError
from intake.register import ledger
from intake.settings import ImapAccount
from notifier.report import LedgerCheck


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
        uidvalidity = mailbox.select(name, readonly=True).uidvalidity
        on_server = mailbox.uids()
    except MailboxError as error:
        if error.broken:
            raise
        return _unasked(account, name, error, now)
    known = ledger.known_uids(db, account.name, name, uidvalidity)
    return LedgerCheck(
        account=account.name,
        folder=name,
        on_server=len(on_server),
        in_ledger=len(known),
        missing=tuple(uid for uid in on_server if uid not in known),
        checked_at=now,
    )


def _unasked(account: ImapAccount, name: str, error: MailboxError, now: datetime) -> LedgerCheck:
    return LedgerCheck(
        account=account.name,
        folder=name,
        on_server=None,
        in_ledger=0,
        checked_at=now,
        problem=error.report,
    )
