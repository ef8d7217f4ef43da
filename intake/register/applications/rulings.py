"""Stores what people decided about findings: waived, upheld, or added. Rows are never deleted."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.register.connection import Database
from intake.register.database import insert, transaction
from intake.register.timestamps import from_text, to_text


class RulingKind(StrEnum):
    """WAIVED: it does not count. UPHELD: the applicant is to mend it. ASKED: a correction in a
    reviewer's own words.
    """

    WAIVED = "waived"
    UPHELD = "upheld"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Ruling:
    """`documents` are the sha256 of the files the finding was about: the ruling holds for them."""

    id: int
    application_id: int
    kind: RulingKind
    code: str
    place: str
    words: str
    actor: str
    at: datetime
    documents: frozenset[str]


def rule(
    db: Database,
    application_id: int,
    kind: RulingKind,
    *,
    code: str,
    place: str,
    words: str,
    actor: str,
    now: datetime,
    documents: frozenset[str] = frozenset(),
) -> int:
    """Enters a ruling; one there was on the same finding ends."""
    with transaction(db):
        if kind is not RulingKind.ASKED:
            db.execute(
                "UPDATE rulings SET ended_at = ? WHERE application_id = ? AND code = ? AND place = ?"
                " AND ended_at IS NULL",
                [to_text(now), application_id, code, place],
            )
        row = {
            "application_id": application_id,
            "kind": kind,
            "code": code,
            "place": place,
            "words": words,
            "actor": actor,
            "at": to_text(now),
            "documents": json.dumps(sorted(documents)),
        }
        return insert(db, "rulings", row)


def end(db: Database, ruling_id: int, now: datetime) -> None:
    with transaction(db):
        db.execute(
            "UPDATE rulings SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
            [to_text(now), ruling_id],
        )


def in_force(db: Database, application_id: int | None) -> tuple[Ruling, ...]:
    """Return those nobody has undone, oldest first; none for an application that is not there yet.

    Whether they still hold depends on the documents.
    """
    rows = db.query(
        "SELECT * FROM rulings WHERE application_id = ? AND ended_at IS NULL ORDER BY id",
        [application_id],
    )
    return tuple(
        Ruling(
            id=row["id"],
            application_id=row["application_id"],
            kind=RulingKind(row["kind"]),
            code=row["code"],
            place=row["place"],
            words=row["words"],
            actor=row["actor"],
            at=from_text(row["at"]),
            documents=frozenset(json.loads(row["documents"])),
        )
        for row in rows
    )
