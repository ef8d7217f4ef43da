"""The office round the reading: a poll with nothing to do, and a register that grows."""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from table import Row

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from rounds import Desk, imap_account, letter
from servers import PASSWORD_ENV, Dovecot, dovecot_server

from intake.mailbox.connection import open_mailbox
from intake.mailbox.folder_poll import WithheldLetters, poll_folder
from intake.mailbox.poll import poll_all
from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import MailKey, MailState

FOLDER_SIZE = 50_000
SIZES = (1_000, 10_000, 100_000)
ASKED = 200
BEGIN = datetime(2026, 6, 1, tzinfo=UTC)


def rows(rounds: int) -> Iterator[Row]:
    if shutil.which("dovecot"):
        yield from _idle(rounds)
    yield from _growth()


def _idle(rounds: int) -> Iterator[Row]:
    """A maildir of 50,000 letters that are all in the ledger; the own work is CPU time."""
    import os

    os.environ[PASSWORD_ENV] = "secret"
    with tempfile.TemporaryDirectory() as name, dovecot_server(Path(name) / "d") as server:
        desk = Desk(Path(name))
        _fill_folder(server)
        account = imap_account(server, first_run="baseline")
        with open_mailbox(account) as mailbox:
            state = mailbox.select("INBOX", readonly=True)
        _fill_ledger(desk.db, state.uidvalidity, FOLDER_SIZE)
        poll_all(desk.round(), [account])
        whole, own = [], []
        for _ in range(3 * rounds):
            with open_mailbox(account) as mailbox:
                mailbox.select("INBOX", readonly=True)
                wall, cpu = time.perf_counter(), time.process_time()
                list(poll_folder(desk.round(), account, mailbox, "INBOX", WithheldLetters()))
                whole.append(time.perf_counter() - wall)
                own.append(time.process_time() - cpu)
        yield Row(
            f"idle poll of {state.exists:,} letters: own CPU (with the server's answer)",
            f"{1000 * statistics.median(own):.1f} ms ({1000 * statistics.median(whole):.1f} ms)",
            "< 10 ms",
        )


def _fill_folder(server: Dovecot) -> None:
    server.deliver(letter("first"))
    for number in range(FOLDER_SIZE - 1):
        (server.maildir / "new" / f"1780000000.M{number}.bench").write_bytes(b"Subject: a\r\n\r\n.")
    shutil.chown(server.maildir / "new", "mail", "mail")
    for path in (server.maildir / "new").iterdir():
        shutil.chown(path, "mail", "mail")


def _fill_ledger(db: Database, uidvalidity: int, count: int) -> None:
    with transaction(db):
        db.table("mails").insert_all(
            {
                "account": "main", "folder": "INBOX", "uidvalidity": uidvalidity, "uid": uid,
                "sha256": f"{uid:064x}", "received_at": "2026-06-01T00:00:00+00:00",
                "fetched_at": "2026-06-01T00:00:00+00:00", "state": "registered",
            }
            for uid in range(1, count + 1)
        )  # fmt: skip


def _growth() -> Iterator[Row]:
    """Letters are entered up to each size; then `ASKED` more are timed, and as many questions."""
    taken: dict[str, list[float]] = {"entering a letter": [], "finding an application": [],
                                     "half a day's letters": []}  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        db, count = open_register(Path(name) / "register.db"), 0
        for size in SIZES:
            with transaction(db):
                for number in range(count, size):
                    _enter(db, number)
            count = size + ASKED
            taken["entering a letter"].append(_each(lambda n, s=size: _enter(db, s + n)))
            numbers = [f"SCO2026-{1 + (7919 * n) % size:04d}" for n in range(ASKED)]
            taken["finding an application"].append(
                _each(lambda n, them=numbers: applications.find(db, them[n]))
            )
            # Half a day: as many letters at every size.
            day = BEGIN + timedelta(minutes=size - 720)
            taken["half a day's letters"].append(
                _each(
                    lambda _, at=day: ledger.received_between(db, at, at + timedelta(hours=12)), 20
                )
            )
        db.close()
    for what, seconds in taken.items():
        figures = " / ".join(f"{1000 * one:.2f}" for one in seconds)
        flat = f"largest ÷ smallest register {seconds[-1] / seconds[0]:.2f}"
        yield Row(f"{what}, ms at 1k / 10k / 100k", f"{figures} ({flat})", "≤ 1.2")


def _each(work: Callable[[int], object], times: int = ASKED) -> float:
    seconds = []
    for number in range(times):
        begun = time.perf_counter()
        work(number)
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def _enter(db: Database, number: int) -> None:
    """The rows of a letter: ledger, application, submission, settled."""
    at = BEGIN + timedelta(minutes=number)
    mail = ledger.record_fetched(
        db, MailKey("main", "INBOX", 1, number + 1), f"{number:064x}", at, at, hold=False
    )
    with transaction(db):
        application = applications.open_application(db, "sco-2026", "SCO2026", at, at)
        applications.add_submission(db, application.id, mail.id, at, ())
        ledger.settle(
            db, mail.id, MailState.REGISTERED, reason="", sender="li@park.example", subject="申报",
            message_id=f"<{number}@park.example>",
        )  # fmt: skip
