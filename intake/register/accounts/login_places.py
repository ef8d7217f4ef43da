"""Remembers from where an account logs in: addresses, and browsers with our cookie.

A stranger's flood of wrong passwords for a name counts against the stranger, not against these.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import to_text

KEPT = timedelta(days=90)


def remember(db: Database, account_id: int, address: str, now: datetime) -> None:
    with transaction(db):
        db.execute("DELETE FROM login_places WHERE seen_at < ?", [to_text(now - KEPT)])
        row = {"account_id": account_id, "address": address, "seen_at": to_text(now)}
        db.table("login_places").upsert(row, pk=("account_id", "address"))


def is_known(db: Database, name: str, address: str) -> bool:
    """Tell whether the account of this name was logged in from the address before."""
    sql = (
        "SELECT 1 FROM login_places JOIN accounts ON accounts.id = account_id"
        " WHERE name = ? AND address = ? AND removed_at IS NULL"
    )
    return db.execute(sql, [name, address]).fetchone() is not None


def new_mark(db: Database, account_id: int) -> str:
    """Return what a browser keeps to be known by. It opens nothing, and ends with the password."""
    nonce = secrets.token_urlsafe(12)
    return f"{nonce}.{_signed(_key(db, 'id', account_id), nonce)}"


def marked(db: Database, name: str, mark: str) -> str:
    """The browser's own name, where we gave it the mark for this account; else ""."""
    nonce, _, signature = mark.partition(".")
    right = _signed(_key(db, "name", name), nonce)
    return nonce if right and hmac.compare_digest(right.encode(), signature.encode()) else ""


def _key(db: Database, column: str, value: object) -> str:
    """The account's hashed password, which is as secret and changes when it does."""
    sql = f"SELECT password_hash FROM accounts WHERE {column} = ? AND removed_at IS NULL"  # noqa: S608  our own words
    row = db.execute(sql, [value]).fetchone()
    return str(row[0]) if row else ""


def _signed(key: str, nonce: str) -> str:
    if not (key and nonce):
        return ""
    return hmac.new(key.encode(), f"browser {nonce}".encode(), hashlib.sha256).hexdigest()
