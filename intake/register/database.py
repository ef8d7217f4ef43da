"""Opens the register and brackets its transactions."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from intake.config.private_files import create_private
from intake.register.connection import Database
from intake.register.schema import migrations
from parsers.errors import IntakeError

BUSY_SECONDS = 30.0
"""How long a writer waits for another one (a console action, a backup) before it gives up."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
)


class RegisterError(IntakeError):
    """The register cannot be used; the message is a sentence or two with the way out."""


def open_register(path: Path) -> Database:
    """The register at `path`, created or migrated forward as needed; one Database per thread.

    Write-ahead log, so that reading never waits for writing; synced fully, so that what was
    committed before a power cut is there after it. Raises RegisterError.
    """
    try:
        # Letters and names of people lie here: nobody else on the machine is to read them.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_private(path)
        # Without an isolation level the driver opens no transaction behind our back: sqlite-utils
        # commits each statement unless `transaction` (or `db.atomic`) has begun one.
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise RegisterError(f"The register {path} cannot be opened: {error}.") from error
    try:
        return _prepared(connection)
    except migrations.NewerRegister as error:
        connection.close()
        raise RegisterError(str(error)) from error
    except sqlite3.Error as error:
        connection.close()
        raise RegisterError(_sentence(path, error)) from error
    except BaseException:
        connection.close()
        raise


def _prepared(connection: sqlite3.Connection) -> Database:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    database = Database(connection)
    if migrations.pending(database):
        with transaction(database):
            migrations.apply(database)
    return database


def insert(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """Inserts a row; its id."""
    return int(cast("int", db.table(table).insert(dict(row)).last_pk))


def _sentence(path: Path, error: sqlite3.Error) -> str:
    words = str(error)
    if "locked" in words:
        return f"The register {path} is in use by another program; end it or try again later."
    if "not a database" in words or "malformed" in words:
        return f"The register {path} is damaged ({words}); restore it from a backup."
    return f"The register {path} cannot be used: {words}."


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing: commits when the block ends, rolls back when it raises.

    Takes the write lock at once (BEGIN IMMEDIATE), so what is read inside is still true when it
    is written. Inside another transaction it is a savepoint of that one. Raises RegisterError
    when another program holds the lock for longer than BUSY_SECONDS, and when the disk is full.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        yield
        db.conn.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if cure := cure_of(error):
            raise RegisterError(f"The register cannot be written ({error}): {cure}") from error
        raise
    finally:
        # Reached with the transaction still open only when the block or the commit failed.
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")


def cure_of(error: sqlite3.OperationalError) -> str:
    """Return what to do about a trouble of the machine; "" for one of the statement."""
    words = str(error)
    if "locked" in words:
        return "another program holds it; end that, or try again later."
    if "full" in words or "disk I/O" in words or "readonly" in words:
        return "free some space and see that the disk is sound; nothing is lost."
    return ""
