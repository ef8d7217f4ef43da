"""Stores the ledger: one row for every letter ever seen on a server, and what became of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from intake.register.connection import Database
from intake.register.database import insert, transaction
from intake.register.timestamps import from_text, to_text
from validators.model.receipt_time import ReceivedFrom

FILE_ACCOUNT = "file"
"""The account of letters that came as files (`intake take`)."""


class MailState(StrEnum):
    """FETCHED: on disk, not yet judged. REPEAT: the same bytes are already there."""

    FETCHED = "fetched"
    REGISTERED = "registered"
    QUESTION = "question"
    IGNORED = "ignored"
    REPEAT = "repeat"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class MailKey:
    """What names a letter on a server: a UID means nothing without its folder's UIDVALIDITY."""

    account: str
    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Mail:
    """One row. `held`: its answer waits for staff (it was there before us). `reason` is for staff,
    `detail` a traceback. `tries` counts the times somebody began to judge it.
    """

    id: int
    key: MailKey
    sha256: str
    message_id: str
    sender: str
    subject: str
    received_at: datetime
    fetched_at: datetime
    state: MailState
    reason: str
    held: bool
    tries: int
    detail: str
    received_from: ReceivedFrom = ReceivedFrom.SERVER

    @property
    def received_known(self) -> bool:
        return self.received_from is not ReceivedFrom.UNKNOWN


def known_uids(
    db: Database, account: str, folder: str, uidvalidity: int, at_least: int = 0
) -> set[int]:
    """The UIDs that have a row, from `at_least` on."""
    rows = db.execute(
        "SELECT uid FROM mails WHERE account = ? AND folder = ? AND uidvalidity = ? AND uid >= ?",
        [account, folder, uidvalidity, at_least],
    )
    return {uid for (uid,) in rows}


def sizes_and_times(
    db: Database, account: str, folder: str
) -> tuple[tuple[int, datetime | None], ...]:
    """Size and time of receipt of every row of the folder, whatever its UIDVALIDITY; the time is None
    where it is not the server's own.
    """
    rows = db.execute(
        "SELECT size, received_at, received_from FROM mails WHERE account = ? AND folder = ?",
        [account, folder],
    )
    return tuple(
        (size, from_text(at) if by == ReceivedFrom.SERVER else None) for size, at, by in rows
    )


def settled_uids(db: Database, account: str, folder: str, uidvalidity: int) -> set[int]:
    """The UIDs of letters that nobody has to judge any more, those set aside included."""
    rows = db.execute(
        "SELECT uid FROM mails WHERE account = ? AND folder = ? AND uidvalidity = ?"
        " AND state <> 'fetched'",
        [account, folder, uidvalidity],
    )
    return {uid for (uid,) in rows}


def archived(db: Database) -> tuple[str, ...]:
    """The sha256 of every letter that lies in the archive, each once, in the order they came;
    those of purged campaigns do not.
    """
    rows = db.execute(
        "SELECT sha256 FROM mails WHERE sha256 <> '' GROUP BY sha256 ORDER BY min(id)"
    )
    return tuple(sha256 for (sha256,) in rows)


def ids_of(db: Database, sha256s: Sequence[str]) -> tuple[int, ...]:
    """The first row of each of these letters."""
    rows = db.execute(
        "SELECT min(id) FROM mails WHERE sha256 IN (SELECT value FROM json_each(?))"
        " GROUP BY sha256 ORDER BY 1",
        [json.dumps(list(sha256s))],
    )
    return tuple(id_ for (id_,) in rows)


def record_fetched(
    db: Database,
    key: MailKey,
    sha256: str,
    received_at: datetime,
    fetched_at: datetime,
    *,
    hold: bool,
    received_from: ReceivedFrom = ReceivedFrom.SERVER,
    size: int = 0,
) -> Mail:
    """Enters a letter whose bytes are already synced to the archive.

    The same bytes under another key are a repeat at once: judged before, answered before. Where
    they were not, and this copy may have been before a backup was restored, the first is held too.
    `size` is that of its bytes as the server counts them, 0 where no server had it.
    """
    with transaction(db):
        seen = db.execute("SELECT id FROM mails WHERE sha256 = ? LIMIT 1", [sha256]).fetchone()
        if seen and hold:
            db.execute("UPDATE mails SET held = 1 WHERE id = ? AND state = 'fetched'", [seen[0]])
        mail_id = insert(
            db,
            "mails",
            {
                "account": key.account,
                "folder": key.folder,
                "uidvalidity": key.uidvalidity,
                "uid": key.uid,
                "sha256": sha256,
                "received_at": to_text(received_at),
                "fetched_at": to_text(fetched_at),
                "state": MailState.REPEAT if seen else MailState.FETCHED,
                "reason": f"与第 {seen[0]} 号来件完全相同" if seen else "",
                "held": int(hold),
                "received_from": received_from,
                "size": size,
            },
        )
        return get(db, mail_id)


def next_file_key(db: Database) -> MailKey:
    """A fresh key for a letter that came as a file; call it inside the transaction that uses it."""
    (last,) = db.execute(
        "SELECT coalesce(max(uid), 0) FROM mails WHERE account = ?", [FILE_ACCOUNT]
    ).fetchone()
    return MailKey(FILE_ACCOUNT, "", 0, last + 1)


def pending(db: Database) -> tuple[Mail, ...]:
    """Letters on disk that nobody has finished judging, oldest received first."""
    return _select(db, "state = ? ORDER BY received_at, id", [MailState.FETCHED])


def in_state(db: Database, state: MailState) -> tuple[Mail, ...]:
    return _select(db, "state = ? ORDER BY received_at, id", [state])


def received_between(db: Database, start: datetime, end: datetime) -> tuple[Mail, ...]:
    """Letters the server received in [start, end), oldest first."""
    bounds = [to_text(start), to_text(end)]
    return _select(db, "received_at >= ? AND received_at < ? ORDER BY received_at, id", bounds)


def get(db: Database, mail_id: int) -> Mail:
    """The letter; LookupError where there is none of this id."""
    found = _select(db, "id = ?", [mail_id])
    if not found:
        raise LookupError(f"There is no letter {mail_id} in the ledger.")
    return found[0]


def settle(
    db: Database,
    mail_id: int,
    state: MailState,
    *,
    reason: str,
    sender: str,
    subject: str,
    message_id: str,
) -> None:
    """Writes what became of the letter; `detail` of an earlier failure is cleared."""
    with transaction(db):
        db.table("mails").update(
            mail_id,
            {
                "state": state,
                "reason": reason,
                "sender": sender,
                "subject": subject,
                "message_id": message_id,
                "detail": "",
            },
        )


def count_try(db: Database, mail_id: int) -> int:
    """Counts one more beginning, committed before it begins; the number of them so far."""
    with transaction(db):
        db.execute("UPDATE mails SET tries = tries + 1 WHERE id = ?", [mail_id])
        return get(db, mail_id).tries


def take_back_try(db: Database, mail_id: int) -> None:
    """The try failed for no fault of the letter's (disk full, register locked)."""
    with transaction(db):
        db.execute("UPDATE mails SET tries = max(tries - 1, 0) WHERE id = ?", [mail_id])


def note_detail(db: Database, mail_id: int, detail: str) -> None:
    """Keeps what went wrong at the last try beside a letter that will be tried again."""
    with transaction(db):
        db.table("mails").update(mail_id, {"detail": detail})


def quarantine(db: Database, mail_id: int, reason: str, detail: str) -> None:
    """Quarantines the letter: `reason` for staff, `detail` the traceback."""
    with transaction(db):
        row = {"state": MailState.QUARANTINED, "reason": reason, "detail": detail}
        db.table("mails").update(mail_id, row)


def put_back(db: Database, mail_id: int) -> None:
    """A letter without an application is to be judged again at the next poll."""
    with transaction(db):
        row = {"state": MailState.FETCHED, "reason": "", "detail": "", "tries": 0}
        db.table("mails").update(mail_id, row)


def _select(db: Database, where: str, parameters: list[Any]) -> tuple[Mail, ...]:
    rows = db.query(f"SELECT * FROM mails WHERE {where}", parameters)  # noqa: S608  our own words
    return tuple(mail_from_row(row) for row in rows)


def mail_from_row(row: dict[str, Any]) -> Mail:
    return Mail(
        id=row["id"],
        key=MailKey(row["account"], row["folder"], row["uidvalidity"], row["uid"]),
        sha256=row["sha256"],
        message_id=row["message_id"],
        sender=row["sender"],
        subject=row["subject"],
        received_at=from_text(row["received_at"]),
        fetched_at=from_text(row["fetched_at"]),
        state=MailState(row["state"]),
        reason=row["reason"],
        held=bool(row["held"]),
        tries=row["tries"],
        detail=row["detail"],
        received_from=ReceivedFrom(row["received_from"]),
    )
