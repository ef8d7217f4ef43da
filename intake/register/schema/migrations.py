"""Migrates the register's schema in forward steps; a step that shipped is never edited.

A new register is made by the first step and those that came after it. One that was written in a
trial, before the first release, takes the trial's steps in place of the first.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from intake.register.connection import Database
from intake.register.schema.paper_step import SCHEMA_PAPER
from intake.register.schema.schema import SCHEMA
from intake.register.schema.trial_steps.steps import TRIAL_STEPS, SchemaStep
from parsers.errors import IntakeError

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

_SET = "register"
_TABLE = "_sqlite_migrations"
FIRST = "0001_register"

STEPS: tuple[tuple[str, str | SchemaStep], ...] = (
    (FIRST, SCHEMA),
    ("0002_paper", SCHEMA_PAPER),
)
"""Name of each step with its script, or with what it does, oldest first."""


class NewerRegister(IntakeError):
    """The register was written by a newer version of this program."""


def pending(db: Database) -> bool:
    """Tell whether the register lacks a step. Raises NewerRegister if it has one we do not know."""
    known = {name for name, _ in (*TRIAL_STEPS, *STEPS)}
    if unknown := _taken(db) - known:
        raise NewerRegister(
            f"The register was written by a newer version (it has {', '.join(sorted(unknown))}):"
            " install that version, or restore an older backup."
        )
    return not _taken(db).issuperset(name for name, _ in _steps(db))


def apply(db: Database) -> None:
    """Takes the steps that are pending, each with the row that records it.

    Called inside a transaction, so that of two programs that start at once only one migrates.
    """
    _migrations(db).apply(db.changing)


def _taken(db: Database) -> set[str]:
    """The names of the steps that the register has; asked by every command, so in plain SQL."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [_TABLE]).fetchone():
        return set()
    rows = db.execute(f"SELECT name FROM {_TABLE} WHERE migration_set = ?", [_SET])  # noqa: S608
    return {name for (name,) in rows}


def _migrations(db: Database) -> "Migrations":
    # Most commands find a register that lacks no step.
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(_SET)
    for name, step in _steps(db):
        migrations(name=name)(_taking(db, step))
    return migrations


def _steps(db: Database) -> tuple[tuple[str, str | SchemaStep], ...]:
    """The steps of a new register; of a trial's, its own in place of the first, which is only noted."""
    if _taken(db).isdisjoint(name for name, _ in TRIAL_STEPS):
        return STEPS
    return (*TRIAL_STEPS, (FIRST, ""), *STEPS[1:])


def _taking(db: Database, step: str | SchemaStep) -> Callable[[object], None]:
    def take(_: object) -> None:
        if isinstance(step, str):
            db.executescript(step)
        else:
            step(db)

    return take
