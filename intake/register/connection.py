"""Wraps the register's connection: sqlite3 reads, sqlite-utils changes rows and tables.

sqlite-utils brings numpy where that is installed, 30 MB and a quarter of a second. Commands that only
list rows do without, so it is imported at the first change.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite_utils
    from sqlite_utils.db import Table

Parameters = Sequence[Any] | Mapping[str, Any]


class Database:
    """An open register. `conn` is the driver's connection, without transactions of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.conn = connection

    @cached_property
    def changing(self) -> "sqlite_utils.Database":
        """The same connection for changes of rows and tables."""
        from sqlite_utils import Database as ChangingDatabase

        return ChangingDatabase(self.conn)

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement; outside a transaction it is committed at once."""
        return self.conn.execute(sql, parameters)

    def query(self, sql: str, parameters: Parameters = ()) -> Iterator[dict[str, Any]]:
        """Run a SELECT at once, and return its rows by column name."""
        cursor = self.conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def executescript(self, script: str) -> None:
        """Run several statements, inside the transaction that is open if one is."""
        self.changing.executescript(script)

    def table(self, name: str) -> "Table":
        """Return a table, to change its rows."""
        return self.changing.table(name)

    def atomic(self) -> AbstractContextManager[object]:
        """Bracket a part of a transaction: what fails inside is undone, the rest stays."""
        return self.changing.atomic()

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()
