"""Stores notices to applicants, the rows of the outbox. Each is sent at most once, whatever fails when."""

import hashlib
import json
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from intake.register.connection import Database
from intake.register.database import insert, transaction
from intake.register.timestamps import from_optional_text, from_text, to_text
from parsers.texts.contact.mailbox_key import counting_key, mailbox_key

if TYPE_CHECKING:
    from notifier.notices.notice import Notice


class NoticeState(StrEnum):
    """HELD: waits for staff. UNKNOWN: handed over without hearing the answer; a person decides.
    DROPPED: staff decided that it is not to be sent.
    """

    HELD = "held"
    DUE = "due"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


RELEASABLE = {NoticeState.HELD, NoticeState.FAILED, NoticeState.UNKNOWN}
"""The states out of which staff let a notice go."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One row. `message_id` is ours, fixed when the notice was made. `due_at`: not before then.
    `handed_at`: when its body last went out, whether or not the server's answer was heard.
    `bounced_at`: when a mail server reported that it did not arrive. `stated`: what it states of its
    applications (`notifier.notices.stated_verdict`). `edited`: staff wrote its words.
    """

    id: int
    application_id: int | None
    mail_id: int | None
    kind: str
    recipient: str
    subject: str
    text: str
    html: str
    in_reply_to: str
    references: tuple[str, ...]
    state: NoticeState
    message_id: str
    created_at: datetime
    due_at: datetime
    handed_at: datetime | None
    sent_at: datetime | None
    tries: int
    last_error: str
    bounced_at: datetime | None = None
    stated: str = ""
    edited: bool = False


def enqueue(
    db: Database,
    notice: "Notice",
    *,
    application_id: int | None,
    mail_id: int | None,
    state: NoticeState,
    due_at: datetime,
    now: datetime,
    domain: str = "intake.invalid",
    why_held: str = "",
) -> int:
    """Puts a notice into the outbox: part of the transaction that holds the decision.

    A letter is answered once: where `mail_id` already has a notice, nothing changes and that
    one's id returns. `domain` is the right side of our Message-ID, the office's own by rights.
    `why_held` tells staff why it waits for them.
    """
    with transaction(db):
        known = db.execute("SELECT id FROM notices WHERE mail_id = ?", [mail_id]).fetchone()
        if known:
            return int(known[0])
        row = {
            "application_id": application_id,
            "mail_id": mail_id,
            **_content(notice),
            "state": state,
            "message_id": f"<{uuid.uuid4().hex}@{domain}>",
            "created_at": to_text(now),
            "due_at": to_text(due_at),
            "last_error": why_held,
        }
        return insert(db, "notices", row)


def answered(db: Database, ids: Collection[str]) -> NoticeRow | None:
    """The newest notice of ours about an application with one of these Message-IDs.

    What a letter's References and In-Reply-To hold, in any order, brackets included.
    """
    return next((row for row in bearing(db, ids) if row.application_id is not None), None)


def bearing(db: Database, ids: Collection[str]) -> tuple[NoticeRow, ...]:
    """Our notices with one of these Message-IDs, the newest first."""
    where = "message_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"
    return _select(db, where, [json.dumps(sorted(ids))])


def due(db: Database, now: datetime) -> tuple[NoticeRow, ...]:
    """Notices to be sent by now, the longest waiting first."""
    parameters = [NoticeState.DUE, to_text(now)]
    return _select(db, "state = ? AND due_at <= ? ORDER BY due_at, id", parameters)


def mark_unknown(db: Database, notice_id: int, now: datetime, text: str | None = None) -> bool:
    """Committed just before the body goes out: from here on it may have arrived.

    False where the notice is not due any more, or its text is not this one any more: somebody else
    has sent, stopped or rewritten it meanwhile.
    """
    with transaction(db):
        cursor = db.execute(
            "UPDATE notices SET state = 'unknown', handed_at = ?, last_error = ''"
            " WHERE id = ? AND state = 'due' AND text = coalesce(?, text)",
            [to_text(now), notice_id, text],
        )
        return cursor.rowcount == 1


def note_error(db: Database, notice_id: int, error: str) -> None:
    """Keep what was heard last about a notice of unknown outcome."""
    _update(db, notice_id, {"last_error": error})


def mark_sent(db: Database, notice_id: int, now: datetime) -> None:
    _update(db, notice_id, {"state": NoticeState.SENT, "sent_at": to_text(now), "last_error": ""})


def mark_failed(db: Database, notice_id: int, error: str) -> None:
    """Refused for good: the server's reply is kept for staff."""
    _update(db, notice_id, {"state": NoticeState.FAILED, "last_error": error})


def mark_bounced(db: Database, notice_id: int, error: str, now: datetime) -> None:
    """Marks a bounced notice as failed; its address gets nothing more until staff release one."""
    row = {"state": NoticeState.FAILED, "last_error": error, "bounced_at": to_text(now)}
    _update(db, notice_id, row)


def is_muted(db: Database, recipient: str) -> bool:
    """Tell whether a notice to this mailbox came back, and nobody has released it since.

    Another spelling of it is muted too: a dot or +tag must not be a way to go on writing to it. But
    not where a notice to this very spelling left and did not come back: else whoever has us write
    to lin+nowhere@… could silence lin@….
    """
    rows = db.execute("SELECT DISTINCT recipient FROM notices WHERE bounced_at IS NOT NULL")
    bounced = [row[0] for row in rows.fetchall()]
    if mailbox_key(recipient) in map(mailbox_key, bounced):
        return True
    if counting_key(recipient) not in map(counting_key, bounced):
        return False
    arrived = db.execute(
        "SELECT 1 FROM notices WHERE recipient = ? AND state = 'sent' LIMIT 1", [recipient]
    )
    return arrived.fetchone() is None


def postpone(db: Database, notice_id: int, due_at: datetime) -> None:
    """Due again at `due_at`, because of a budget; no try has been made."""
    _update(db, notice_id, {"state": NoticeState.DUE, "due_at": to_text(due_at)})


def retry_later(db: Database, notice_id: int, due_at: datetime, error: str) -> None:
    """Due again at `due_at` after a temporary refusal, which counts as a try."""
    with transaction(db):
        db.execute(
            "UPDATE notices SET state = 'due', due_at = ?, last_error = ?, tries = tries + 1"
            " WHERE id = ?",
            [to_text(due_at), error, notice_id],
        )


def release(db: Database, ids: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Makes held, failed and unknown notices due now, as staff decided; the ids it changed.

    Who releases what came back says that the address is right: it is muted no more.
    """
    with transaction(db):
        cursor = db.execute(
            "UPDATE notices SET state = 'due', due_at = ?, tries = 0, bounced_at = NULL, last_error = ''"
            " WHERE state IN ('held', 'failed', 'unknown')"
            " AND id IN (SELECT value FROM json_each(?)) RETURNING id",
            [to_text(now), json.dumps(list(ids))],
        )
        return tuple(row[0] for row in cursor.fetchall())


def these(db: Database, ids: Iterable[int]) -> tuple[NoticeRow, ...]:
    """The notices of these ids, those that are there, by id."""
    return _select(
        db, "id IN (SELECT value FROM json_each(?)) ORDER BY id", [json.dumps(list(ids))]
    )


def get(db: Database, notice_id: int) -> NoticeRow:
    """The notice; LookupError where there is none of this id."""
    found = _select(db, "id = ?", [notice_id])
    if not found:
        raise LookupError(f"There is no notice {notice_id}.")
    return found[0]


def drop(db: Database, ids: Iterable[int], why: str) -> tuple[int, ...]:
    """Held, due, failed and unknown notices that staff decided not to send; the ids it changed."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE notices SET state = 'dropped', last_error = ?"
            " WHERE state IN ('held', 'due', 'failed', 'unknown')"
            " AND id IN (SELECT value FROM json_each(?)) RETURNING id",
            [why, json.dumps(list(ids))],
        )
        return tuple(row[0] for row in cursor.fetchall())


def hold(db: Database, notice_id: int, why: str) -> None:
    """A due notice waits for staff after all."""
    with transaction(db):
        db.execute(
            "UPDATE notices SET state = 'held', last_error = ? WHERE id = ? AND state = 'due'",
            [why, notice_id],
        )


def edit(db: Database, notice_id: int, subject: str, text: str, html: str) -> None:
    """Staff's own words for a notice that is held."""
    row = {"subject": subject, "text": text, "html": html, "edited": 1}
    _update(db, notice_id, row | {"body_sha256": _body_sha256(subject, text, html)})


def _content(notice: "Notice") -> dict[str, str]:
    """Returns the columns that hold what a notice says, and to whom."""
    from notifier.notices.stated_verdict import dump_stated

    return {
        "kind": notice.kind,
        "recipient": notice.recipient.strip(),
        "subject": notice.subject,
        "text": notice.text,
        "html": notice.html,
        "body_sha256": _body_sha256(notice.subject, notice.text, notice.html),
        "in_reply_to": notice.in_reply_to,
        "references_json": json.dumps(notice.references),
        "tells": dump_stated(notice.stated),
    }


def rewrite(db: Database, notice_id: int, notice: "Notice") -> None:
    """Another notice in the place of one that has not left: the verdict has changed."""
    _update(db, notice_id, _content(notice))


def listing(db: Database, state: str | None = None) -> tuple[NoticeRow, ...]:
    return _select(db, "(? IS NULL OR state = ?) ORDER BY id", [state, state])


def of_application(db: Database, application_id: int) -> tuple[NoticeRow, ...]:
    """Its notices: those that answered a letter about several applications among them, and receipts."""
    letters = "SELECT mail_id FROM submissions WHERE application_id = ?"
    ahead = f"SELECT notice_id FROM receipts WHERE mail_id IN ({letters})"  # noqa: S608  our own words
    where = f"application_id = ? OR mail_id IN ({letters}) OR id IN ({ahead}) ORDER BY id"
    return _select(db, where, [application_id] * 3)


def counts(db: Database) -> Mapping[str, int]:
    """Return how many notices are in each state."""
    return dict(db.execute("SELECT state, count(*) FROM notices GROUP BY state").fetchall())


def handed_since(db: Database, moment: datetime) -> int:
    """Return how many notices left, or may have left, since `moment`."""
    (count,) = db.execute(
        "SELECT count(*) FROM notices WHERE handed_at >= ?", [to_text(moment)]
    ).fetchone()
    return int(count)


def handed_to(db: Database, moment: datetime) -> tuple[str, ...]:
    """Return whom they went to, one for each notice."""
    rows = db.execute("SELECT recipient FROM notices WHERE handed_at >= ?", [to_text(moment)])
    return tuple(row[0] for row in rows.fetchall())


def due_by(db: Database, moment: datetime) -> int:
    """Return how many notices are to leave by then; those put off to another day are not among them."""
    parameters = [NoticeState.DUE, to_text(moment)]
    (count,) = db.execute(
        "SELECT count(*) FROM notices WHERE state = ? AND due_at <= ?", parameters
    ).fetchone()
    return int(count)


def left_this_hour(db: Database, budget: int, now: datetime) -> int:
    """Return how many notices may still leave within the hour; below zero where the budget was cut."""
    return budget - handed_since(db, now - timedelta(hours=1))


def _body_sha256(subject: str, text: str, html: str) -> str:
    return hashlib.sha256(f"{subject}\0{text}\0{html}".encode()).hexdigest()


def _update(db: Database, notice_id: int, row: dict[str, Any]) -> None:
    with transaction(db):
        db.table("notices").update(notice_id, row)


def _select(db: Database, where: str, parameters: list[Any]) -> tuple[NoticeRow, ...]:
    sql = f"SELECT * FROM notices WHERE {where}"  # noqa: S608  our own words
    return tuple(_from_row(row) for row in db.query(sql, parameters))


def _from_row(row: dict[str, Any]) -> NoticeRow:
    return NoticeRow(
        id=row["id"],
        application_id=row["application_id"],
        mail_id=row["mail_id"],
        kind=row["kind"],
        recipient=row["recipient"],
        subject=row["subject"],
        text=row["text"],
        html=row["html"],
        in_reply_to=row["in_reply_to"],
        references=tuple(json.loads(row["references_json"])),
        state=NoticeState(row["state"]),
        message_id=row["message_id"],
        created_at=from_text(row["created_at"]),
        due_at=from_text(row["due_at"]),
        handed_at=from_optional_text(row["handed_at"]),
        sent_at=from_optional_text(row["sent_at"]),
        tries=row["tries"],
        last_error=row["last_error"],
        bounced_at=from_optional_text(row["bounced_at"]),
        stated=row["tells"],
        edited=bool(row["edited"]),
    )
