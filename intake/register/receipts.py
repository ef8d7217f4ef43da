"""Which letters have a receipt that went ahead of their answer: one each, whatever dies when."""

from sqlite_utils import Database

from intake.register.database import insert


def has(db: Database, mail_id: int) -> bool:
    row = db.execute("SELECT 1 FROM receipts WHERE mail_id = ?", [mail_id]).fetchone()
    return row is not None


def book(db: Database, mail_id: int, notice_id: int) -> None:
    """Call it in the transaction that puts the notice out."""
    insert(db, "receipts", {"mail_id": mail_id, "notice_id": notice_id})
