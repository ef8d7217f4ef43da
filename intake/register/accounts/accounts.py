"""Stores accounts of the console: name, role, hashed password.

A removed account stays as a row, because the event log names it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from intake.register.connection import Database
from intake.register.database import insert, transaction
from intake.register.timestamps import from_optional_text, from_text, to_text
from parsers.errors import IntakeError

LEAST_PASSWORD, MOST_PASSWORD = 10, 1024
MOST_NAME = 40


class AccountRole(IntEnum):
    """Who may do what; each may also do what those before it may."""

    READER = 1
    REVIEWER = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        return self.name.lower()


ROLES = {role.word: role for role in AccountRole}


class AccountError(IntakeError):
    """Why an account cannot be made or found, in one sentence."""


@dataclass(frozen=True, slots=True)
class Account:
    id: int
    name: str
    role: AccountRole
    created_at: datetime
    removed_at: datetime | None


_hasher = PasswordHasher()
# An unknown name takes as long to be refused as a wrong password.
_NOBODY = _hasher.hash("nobody has this password")


def add(db: Database, name: str, role: AccountRole, password: str, now: datetime) -> Account:
    """A new account, or a removed one come back. Raises AccountError."""
    _demand_name(name)
    _demand_password(password)
    with transaction(db):
        known = find(db, name)
        if known is not None and known.removed_at is None:
            raise AccountError(f"there is an account {known.name} already: remove it first.")
        row = {"name": name, "role": role.word, "password_hash": _hasher.hash(password)}
        row |= {"created_at": to_text(now)}
        if known is None:
            insert(db, "accounts", row)
        else:
            db.table("accounts").update(known.id, row | {"removed_at": None})
        return _demand(db, name)


def remove(db: Database, name: str, now: datetime) -> Account:
    """Nobody logs in by it any more, and who is logged in is out at once. Raises AccountError."""
    with transaction(db):
        account = _demand(db, name)
        db.table("accounts").update(account.id, {"removed_at": to_text(now), "password_hash": ""})
        db.execute("DELETE FROM sessions WHERE account_id = ?", [account.id])
        return account


def find(db: Database, name: str) -> Account | None:
    """The account of this name, a removed one too; case tells none apart."""
    rows = tuple(_select(db, "name = ?", [name]))
    return rows[0] if rows else None


def get(db: Database, account_id: int) -> Account | None:
    rows = tuple(_select(db, "id = ?", [account_id]))
    return rows[0] if rows else None


def listing(db: Database) -> tuple[Account, ...]:
    """The accounts that can be used, by name."""
    return _select(db, "removed_at IS NULL ORDER BY name", [])


def verified(db: Database, name: str, password: str) -> Account | None:
    """The account if name and password are right. Takes the same time whether or not it exists."""
    row = db.execute(
        "SELECT id, password_hash FROM accounts WHERE name = ? AND removed_at IS NULL", [name]
    ).fetchone()
    account_id, hashed = row or (None, _NOBODY)
    try:
        _hasher.verify(hashed, password[:MOST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return None
    return get(db, account_id) if account_id is not None else None


def _demand(db: Database, name: str) -> Account:
    account = find(db, name)
    if account is None or account.removed_at is not None:
        raise AccountError(f"there is no account {name}.")
    return account


def _demand_name(name: str) -> None:
    plain = name == name.strip() and name.isprintable() and 0 < len(name) <= MOST_NAME
    if not plain or any(mark in name for mark in "<>\"'&/\\"):
        raise AccountError(
            f"a name is 1 to {MOST_NAME} printable characters, without brackets, quotes and slashes."
        )


def _demand_password(password: str) -> None:
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise AccountError(f"a password has at least {LEAST_PASSWORD} characters.")


def _select(db: Database, where: str, parameters: list[object]) -> tuple[Account, ...]:
    sql = f"SELECT id, name, role, created_at, removed_at FROM accounts WHERE {where}"  # noqa: S608  our own words
    return tuple(
        Account(id_, name, ROLES[role], from_text(created), from_optional_text(removed))
        for id_, name, role, created, removed in db.execute(sql, parameters)
    )
