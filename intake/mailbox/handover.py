"""Hands one recorded letter to its judging; counts tries, and quarantines what fails."""

import errno
import sqlite3
import traceback
from collections.abc import Callable

from intake.register.connection import Database
from intake.register.database import RegisterError, cure_of
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailState
from intake.storage.archive import ArchiveFull
from intake.workers.clamd import ScannerUnavailable
from intake.workers.errors import LetterOverdue
from intake.workers.readers import ReadingFailed, WorkersUnavailable

Process = Callable[[Mail], None]
"""Judges a letter and settles it in the ledger."""

MOST_TRIES = 3
"""How often a letter may take its reader down with it."""

MOST_STARTS = 20
"""How often it may be begun and the whole program end over it. More than a reader's death, since
most such ends are none of the letter's doing: a power cut, a restart, somebody's kill.
"""

# Disk full or failing, too many open files, no memory: the next letter would meet the same.
_MACHINE_ERRNOS = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOMEM,
}


def hand_over(db: Database, mail: Mail, process: Process) -> MailState:
    """Hand a letter over, and return what became of it. Starts are counted before they are made, so a
    letter that kills the program is set aside after MOST_STARTS of them.

    Raises RegisterError, ArchiveFull, OSError and sqlite3.OperationalError for troubles of the
    machine: the letter then waits as if it had not been tried.
    """
    for _ in range(MOST_TRIES):
        if ledger.count_try(db, mail.id) > MOST_STARTS:
            break
        if _try(db, mail, process):
            return ledger.get(db, mail.id).state
    reason = "处理该来件时程序多次中断，转人工处理"
    ledger.quarantine(db, mail.id, reason, ledger.get(db, mail.id).detail)
    return MailState.QUARANTINED


def _try(db: Database, mail: Mail, process: Process) -> bool:
    """Tell whether the letter is dealt with; False if its reader died and may be tried again."""
    try:
        process(mail)
        _demand_settled(db, mail)
    except LetterOverdue as error:
        # It had all its time: another try would only keep the others waiting once more.
        ledger.quarantine(db, mail.id, error.reason, str(error))
    except ReadingFailed as error:
        ledger.note_detail(db, mail.id, str(error))
        return False
    except Exception as error:
        if _is_the_machines(error):
            ledger.take_back_try(db, mail.id)
            raise
        reason = f"处理时发生意外错误（{type(error).__name__}），转人工处理"
        ledger.quarantine(db, mail.id, reason, traceback.format_exc())
    return True


def _demand_settled(db: Database, mail: Mail) -> None:
    if ledger.get(db, mail.id).state is MailState.FETCHED:
        raise RuntimeError(f"letter {mail.id} was processed and not settled")


def _is_the_machines(error: Exception) -> bool:
    if isinstance(error, sqlite3.OperationalError):
        return cure_of(error) != ""
    if isinstance(error, OSError):
        return isinstance(error, ArchiveFull) or error.errno in _MACHINE_ERRNOS
    return isinstance(error, (RegisterError, WorkersUnavailable, ScannerUnavailable))
