"""Judges a letter in its own process, which has a read-only register and may be killed at any time."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, cast

from intake.register.connection import Database
from intake.register.database import BUSY_SECONDS
from intake.storage.read_letters import KeptLetters, NotRead
from intake.workers.readers import Reader
from notifier.templating.templates import Templates

MOST_UNREAD = 1000
"""Letters of an application that have to be read anew, after a new version of the readers."""

_OPENED = {"db", "reader", "templates", "now", "apart", "bounded"}
"""What of an office is of its process alone."""


class _Office(Protocol):
    """Declares what is needed of an office here; the process opens one of the same class."""

    @property
    def db(self) -> Database: ...
    @property
    def reader(self) -> Reader: ...
    @property
    def now(self) -> Callable[[], datetime]: ...


@dataclass(frozen=True, slots=True)
class OfficeFiles:
    """What an office of another process is opened from."""

    register: Path
    facts: Path | None
    cloud_links: tuple[str, ...]
    at: datetime
    kind: type
    policy: Mapping[str, object]

    @classmethod
    def of(cls, office: _Office) -> "OfficeFiles":
        (_, _, register) = office.db.execute("PRAGMA database_list").fetchone()
        kind, reader = type(office), office.reader
        named = [field.name for field in fields(cast("Any", kind)) if field.name not in _OPENED]
        policy = {name: getattr(office, name) for name in named}
        return cls(Path(register), reader.facts_dir, reader.cloud_links, office.now(), kind, policy)


def apart(office: _Office, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - by work
    """Return what `work(office, *arguments)` says, in a process apart and in bounded time.

    Letters it finds unread are read first. Raises what the work and `Reader.judge` raise.
    """
    for _ in range(MOST_UNREAD):
        try:
            return office.reader.judge(_on_its_own, OfficeFiles.of(office), work, arguments)
        except NotRead as unread:
            office.reader.read(unread.path)
    return work(office, *arguments)


def _on_its_own(files: OfficeFiles, work: Callable[..., Any], arguments: tuple[object, ...]) -> Any:  # noqa: ANN401 - by work
    address = f"{files.register.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    with closing(connection):
        office = files.kind(
            db=Database(connection),
            reader=KeptLetters(files.facts, files.cloud_links),
            templates=Templates.from_texts({}),
            now=lambda: files.at,
            **files.policy,
        )
        return work(office, *arguments)
