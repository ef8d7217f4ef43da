"""Migrates the register's schema in forward steps; a step that shipped is never edited."""

from collections.abc import Callable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from intake.register.schema.schema_1 import SCHEMA_1
from intake.register.schema.schema_2 import SCHEMA_2
from intake.register.schema.schema_3 import SCHEMA_3
from intake.register.schema.schema_4 import SCHEMA_4
from intake.register.schema.schema_5 import SCHEMA_5
from intake.register.schema.schema_6 import SCHEMA_6
from intake.register.schema.schema_7 import SCHEMA_7
from intake.register.schema.schema_8 import SCHEMA_8
from intake.register.schema.schema_9 import SCHEMA_9
from intake.register.texts import long_answers, search
from parsers.errors import IntakeError

Step = Callable[[Database], None]


def _script(script: str) -> Step:
    def take(db: Database) -> None:
        db.executescript(script)

    return take


def _near_texts(db: Database) -> None:
    """The applications there are get their keys too: 100,000 take about two minutes."""
    db.executescript(SCHEMA_4)
    long_answers.write_all(db)


def _console(db: Database) -> None:
    """The applications there are can be searched too."""
    db.executescript(SCHEMA_5)
    search.write_all(db)


STEPS: tuple[tuple[str, str | Step], ...] = (
    ("0001_first", SCHEMA_1),
    ("0002_shared_letters", SCHEMA_2),
    ("0003_bounced_notices", SCHEMA_3),
    ("0004_near_texts", _near_texts),
    ("0005_console", _console),
    ("0006_receipts", SCHEMA_6),
    ("0007_login_places", SCHEMA_7),
    ("0008_receipt_of_letters", SCHEMA_8),
    ("0009_told", SCHEMA_9),
)
"""Name of each step with its script, or with what it does, oldest first."""


class NewerRegister(IntakeError):
    """The register was written by a newer version of this program."""


def pending(db: Database) -> bool:
    """Whether the register lacks a step. Raises NewerRegister if it has one we do not know."""
    migrations = _migrations()
    unknown = {step.name for step in migrations.applied(db)} - {name for name, _ in STEPS}
    if unknown:
        raise NewerRegister(
            f"The register was written by a newer version (it has {', '.join(sorted(unknown))}):"
            " install that version, or restore an older backup."
        )
    return bool(migrations.pending(db))


def apply(db: Database) -> None:
    """Takes the steps that are pending, each with the row that records it.

    Called inside a transaction, so that of two programs that start at once only one migrates.
    """
    _migrations().apply(db)


def _migrations() -> Migrations:
    migrations = Migrations("register")
    for name, step in STEPS:
        migrations(name=name)(_script(step) if isinstance(step, str) else step)
    return migrations
