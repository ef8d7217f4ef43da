"""Stores which letters got a receipt ahead of their answer: one each, whatever fails when."""

import json
from collections.abc import Collection
from datetime import datetime

from intake.register.connection import Database
from intake.register.database import insert
from intake.register.timestamps import to_text
from parsers.texts.contact.mailbox_key import counting_key


def has(db: Database, mail_id: int) -> bool:
    row = db.execute("SELECT 1 FROM receipts WHERE mail_id = ?", [mail_id]).fetchone()
    return row is not None


def had(db: Database, recipient: str, since: datetime) -> bool:
    """Tell whether somebody had one lately, for whichever letter and under whichever spelling."""
    rows = db.execute(
        "SELECT recipient FROM notices JOIN receipts ON notice_id = notices.id WHERE created_at >= ?",
        [to_text(since)],
    )
    return counting_key(recipient) in {counting_key(row[0]) for row in rows.fetchall()}


def letter_of(db: Database, ids: Collection[str]) -> int | None:
    """The letter whose receipt has one of these Message-IDs."""
    row = db.execute(
        "SELECT receipts.mail_id FROM receipts JOIN notices ON notices.id = notice_id"
        " WHERE message_id IN (SELECT value FROM json_each(?)) LIMIT 1",
        [json.dumps(sorted(ids))],
    ).fetchone()
    return int(row[0]) if row else None


def book(db: Database, mail_id: int, notice_id: int) -> None:
    """Call it in the transaction that puts the notice out."""
    insert(db, "receipts", {"mail_id": mail_id, "notice_id": notice_id})
