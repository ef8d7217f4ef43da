"""Stores which materials a file serves by a person's decision."""

import json
from collections.abc import Mapping
from datetime import datetime

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import to_text


def assign(
    db: Database,
    application_id: int,
    sha256: str,
    materials: tuple[str, ...],
    *,
    actor: str,
    now: datetime,
) -> None:
    """() says that it serves none."""
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO assignments VALUES (?, ?, ?, ?, ?)",
            [application_id, sha256, json.dumps(materials), actor, to_text(now)],
        )


def withdraw(db: Database, application_id: int, sha256: str) -> None:
    """End an assignment: what the program makes of the file counts again."""
    with transaction(db):
        db.execute(
            "DELETE FROM assignments WHERE application_id = ? AND sha256 = ?",
            [application_id, sha256],
        )


def of_application(db: Database, application_id: int) -> Mapping[str, tuple[str, ...]]:
    """The materials by the file's sha256."""
    rows = db.execute(
        "SELECT sha256, materials FROM assignments WHERE application_id = ?", [application_id]
    )
    return {sha256: tuple(json.loads(materials)) for sha256, materials in rows}
