"""Polls and sends in a child that kills itself at a named point, a function of the program.

Reads one order a line, `POINT NTH FOLDER IMAP_PORT SMTP_PORT`, forks a child for it and answers
with the child's exit code: the program is loaded once, and every child begins as it does. With the
point `full` no file may grow beyond NTH bytes, as on a disk that is full: the kernel refuses the
write, whoever makes it.
"""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rounds import Desk, imap_account, smtp_settings
from servers import ImapServer, Sink

from intake.config.settings import NoticeSettings
from intake.mailbox import folder_poll
from intake.mailbox.poll import poll_all
from intake.outbox import send
from intake.outbox.send import send_due
from intake.register import notices
from intake.register.applications import applications
from intake.register.letters import folders, ledger
from intake.storage import archive

POINTS: dict[str, tuple[object, str]] = {
    "meet": (folders, "meet"),
    "fetch": (folder_poll.Mailbox, "fetch"),
    "keep": (archive.Archive, "keep"),
    "write": (archive, "_write"),
    "sync": (archive, "sync"),
    "record": (ledger, "record_fetched"),
    "try": (ledger, "count_try"),
    "open": (applications, "open_application"),
    "submission": (applications, "add_submission"),
    "enqueue": (notices, "enqueue"),
    "settle": (ledger, "settle"),
    "polled": (folders, "polled"),
    "unknown": (notices, "mark_unknown"),
    "send": (send, "send"),
    "sent": (notices, "mark_sent"),
}


def kill_at(point: str, nth: int) -> None:
    """Arms one point, e.g. `before-keep`: the process dies there at the nth passing."""
    when, _, name = point.partition("-")
    owner, attribute = POINTS[name]
    passed = 0
    original: Callable[..., Any] = getattr(owner, attribute)

    def die_if_due() -> None:
        if passed == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    def armed(*arguments: Any, **named: Any) -> Any:
        nonlocal passed
        passed += 1
        if when == "before":
            die_if_due()
        result = original(*arguments, **named)
        if when == "after":
            die_if_due()
        return result

    setattr(owner, attribute, armed)


def work(folder: Path, imap_port: int, smtp_port: int) -> None:
    desk = Desk(folder)
    poll_all(desk.round(), [imap_account(ImapServer(imap_port))])
    settings = smtp_settings(Sink(port=smtp_port))
    send_due(desk.db, settings, NoticeSettings(), ZoneInfo("Asia/Shanghai"), datetime.now(UTC))


def obey(order: str) -> int:
    """The exit code of a child that carries out the order; minus nine if it was killed."""
    point, nth, folder, imap_port, smtp_port = order.split()
    child = os.fork()
    if not child:
        if point == "full":
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(nth), int(nth)))
        elif point != "none":
            kill_at(point, int(nth))
        try:
            work(Path(folder), int(imap_port), int(smtp_port))
        except BaseException:  # noqa: BLE001  whatever it is, the child ends here
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin:
        print(obey(line), flush=True)  # noqa: T201  the answer
