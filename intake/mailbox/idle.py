"""Waits for new letters over IDLE, on a second connection to each mailbox that offers it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog

from intake.config.backoff import MOST, BackOff
from intake.config.settings import ImapAccount
from intake.mailbox.connection import Mailbox, open_mailbox
from intake.mailbox.errors import MailboxError

log = structlog.get_logger()

FIRST_PAUSE = timedelta(seconds=30)
"""After a line that broke. Polling goes on meanwhile, so that nothing but speed is lost."""


def watch(account: ImapAccount, stopping: threading.Event, arrived: Callable[[], None]) -> None:
    """Calls `arrived` whenever a letter may have come into the account's first folder, until
    `stopping` is set; returns at once where the server does not offer it. A line that breaks is
    taken up again.

    The folder is opened for reading only: nothing in it is altered.
    """
    patience = BackOff(FIRST_PAUSE)
    while not stopping.is_set():
        try:
            with open_mailbox(account) as mailbox:
                if not mailbox.can_wait:
                    log.info("no idle", account=account.name)
                    return
                mailbox.select(account.folders[0], readonly=True)
                patience.succeeded(account.name)
                # The server does not report what came while nobody listened.
                arrived()
                _hear(mailbox, stopping, arrived)
        except MailboxError as error:
            # The poll meets the same trouble, and it is the poll that tells staff.
            pause = patience.failed(account.name, datetime.now(UTC))
            if not (error.broken or isinstance(error.__cause__, OSError)):
                # Refused: providers lock an account that asks again and again, and the poll asks too.
                pause = MOST
            log.info("watch broken", account=account.name, problem=str(error))
            stopping.wait(pause.total_seconds())


def _hear(mailbox: Mailbox, stopping: threading.Event, arrived: Callable[[], None]) -> None:
    try:
        while not stopping.is_set():
            if mailbox.wait(stopping.is_set):
                arrived()
    except MailboxError:
        # It may have broken over the news: IMAPClient gives up a line that comes in two pieces.
        arrived()
        raise
