"""Stores findings, open and past. Rows are never deleted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import to_text
from validators.model.outcome import Outcome, Result
from validators.model.severity import Severity
from validators.model.verdict import Verdict


class FindingState(StrEnum):
    """RESOLVED: a later verdict no longer has it. WAIVED: staff have set it aside."""

    OPEN = "open"
    RESOLVED = "resolved"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Finding:
    id: int
    application_id: int
    code: str
    place: str
    aspect: str
    severity: Severity
    message: str
    state: FindingState


def write(db: Database, application_id: int, verdict: Verdict, now: datetime) -> None:
    """Brings the table to the verdict: new ones open, those gone resolved."""
    with transaction(db):
        seen = list(_numbered(verdict))
        for outcome, ordinal in seen:
            _upsert(db, application_id, outcome, ordinal, to_text(now))
        keys = {(outcome.code, outcome.where, ordinal) for outcome, ordinal in seen}
        _resolve_all_but(db, application_id, keys, to_text(now))


def _numbered(verdict: Verdict) -> Iterator[tuple[Outcome, int]]:
    """The failures; those that share code and place (two files of one name) are distinguished by count."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in verdict.outcomes:
        if outcome.result is Result.FAILED:
            yield outcome, counts[outcome.code, outcome.where]
            counts[outcome.code, outcome.where] += 1


def _upsert(db: Database, application_id: int, outcome: Outcome, ordinal: int, now: str) -> None:
    state = FindingState.WAIVED if outcome.waived else FindingState.OPEN
    db.execute(
        """
        INSERT INTO findings (application_id, code, place, ordinal, aspect, severity, message,
                              state, found_at, changed_at)
        VALUES (:application, :code, :place, :ordinal, :aspect, :severity, :message,
                :state, :now, :now)
        ON CONFLICT (application_id, code, place, ordinal) DO UPDATE SET
            aspect = excluded.aspect, severity = excluded.severity, message = excluded.message,
            changed_at = CASE WHEN state = excluded.state THEN changed_at ELSE :now END,
            state = excluded.state
        """,
        {
            "application": application_id,
            "code": outcome.code,
            "place": outcome.where,
            "ordinal": ordinal,
            "aspect": outcome.aspect,
            "severity": outcome.severity or Severity.NOTE,
            "message": outcome.message,
            "state": state,
            "now": now,
        },
    )


def _resolve_all_but(
    db: Database, application_id: int, keys: set[tuple[str, str, int]], now: str
) -> None:
    rows = db.execute(
        "SELECT id, code, place, ordinal FROM findings WHERE application_id = ? AND state = 'open'",
        [application_id],
    ).fetchall()
    for finding_id, *key in rows:
        if tuple(key) not in keys:
            row = {"state": FindingState.RESOLVED, "changed_at": now}
            db.table("findings").update(finding_id, row)


def of_application(db: Database, application_id: int) -> tuple[Finding, ...]:
    """All of an application's findings, resolved ones too, in the order they were first found."""
    rows = db.query(
        "SELECT id, application_id, code, place, aspect, severity, message, state FROM findings"
        " WHERE application_id = ? ORDER BY id",
        [application_id],
    )
    return tuple(
        Finding(
            **{**row, "severity": Severity(row["severity"]), "state": FindingState(row["state"])}
        )
        for row in rows
    )
