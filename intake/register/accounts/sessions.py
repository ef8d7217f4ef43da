"""Stores console sessions by the hash of their token, which is useless to whoever reads the register."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from intake.register.accounts.accounts import ROLES, AccountRole
from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import from_text, to_text

LONGEST = timedelta(hours=12)
"""A working day, after which one logs in again."""

IDLE = timedelta(hours=2)
"""A desk left alone is locked after this."""

_TOUCH = timedelta(minutes=5)
# Writing each request down would make every page a write.


@dataclass(frozen=True, slots=True)
class Session:
    """`csrf` is the token in forms of this session."""

    name: str
    role: AccountRole
    csrf: str


def begin(db: Database, account_id: int, now: datetime) -> str:
    """A new session; the token is for the cookie alone. Sessions that are over are cleared away."""
    token = secrets.token_urlsafe(32)
    with transaction(db):
        bounds = [to_text(now - LONGEST), to_text(now - IDLE)]
        db.execute("DELETE FROM sessions WHERE begun_at < ? OR seen_at < ?", bounds)
        db.table("sessions").insert(
            {
                "token_sha256": _hashed(token),
                "account_id": account_id,
                "csrf": secrets.token_urlsafe(24),
                "begun_at": to_text(now),
                "seen_at": to_text(now),
            }
        )
    return token


def find(db: Database, token: str, now: datetime) -> Session | None:
    """The session of the token; None where it is over, unknown, or its account was removed."""
    row = db.execute(
        "SELECT name, role, csrf, begun_at, seen_at FROM sessions"
        " JOIN accounts ON accounts.id = account_id"
        " WHERE token_sha256 = ? AND removed_at IS NULL",
        [_hashed(token)],
    ).fetchone()
    if row is None:
        return None
    name, role, csrf, begun_at, seen_at = row
    seen = from_text(seen_at)
    if now - from_text(begun_at) > LONGEST or now - seen > IDLE:
        return None
    if now - seen > _TOUCH:
        with transaction(db):
            db.execute(
                "UPDATE sessions SET seen_at = ? WHERE token_sha256 = ?",
                [to_text(now), _hashed(token)],
            )
    return Session(name, ROLES[role], csrf)


def end(db: Database, token: str) -> None:
    with transaction(db):
        db.execute("DELETE FROM sessions WHERE token_sha256 = ?", [_hashed(token)])


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
