"""Stores applications: numbered without gaps, never deleted, each with its letters and verdict."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from intake.register.applications import documents as document_rows
from intake.register.connection import Database
from intake.register.database import insert, transaction
from intake.register.letters.ledger import Mail, mail_from_row
from intake.register.texts import search
from intake.register.timestamps import from_text, to_text
from validators.model.severity import Status

if TYPE_CHECKING:
    # The dossier brings what reads forms; a list of applications needs none.
    from validators.model.dossier import Document
    from validators.model.verdict import Verdict

Fields = Mapping[str, str | Sequence[str]]

MOST_NAMESAKES = 50
"""Of so many applications of one name none is certainly meant."""


@dataclass(frozen=True, slots=True)
class Application:
    """One row. `fields` are the form's answers, a list where several may be chosen."""

    id: int
    number: str
    campaign: str
    applicant: str
    case_title: str
    status: Status
    stage: str
    received_at: datetime
    updated_at: datetime
    fields: Fields
    verdict_json: str

    @property
    def verdict(self) -> "Verdict | None":
        """Every outcome of the last judging, None before the first. Read anew at each call."""
        from intake.register.applications.verdict_json import load_verdict

        return load_verdict(self.verdict_json)


def find(db: Database, number: str) -> Application | None:
    return _first(db, "number = ?", [number.strip().upper()])


def get(db: Database, application_id: int) -> Application:
    """The application; LookupError where there is none of this id."""
    found = _first(db, "id = ?", [application_id])
    if found is None:
        raise LookupError(f"There is no application with id {application_id}.")
    return found


def of_names(
    db: Database, campaign: str, applicant_key: str, title_key: str
) -> tuple[Application, ...]:
    """The applications of these folded names that were not withdrawn, the oldest first, at most
    MOST_NAMESAKES of them; empty names match none.
    """
    if not applicant_key or not title_key:
        return ()
    where = "campaign = ? AND applicant_key = ? AND title_key = ? AND stage <> 'withdrawn'"
    limit = f"ORDER BY id LIMIT {MOST_NAMESAKES}"
    return _select(db, f"{where} {limit}", [campaign, applicant_key, title_key])


def find_by_either_name(
    db: Database, campaign: str, keys: Sequence[tuple[str, str]]
) -> tuple[Application, ...]:
    """Applications with one of the folded applicants or one of the folded titles, each once,
    MOST_NAMESAKES at most of each name. Withdrawn ones are not among them.
    """
    found: dict[int, Application] = {}
    for applicant_key, title_key in keys:
        for column, key in (("applicant_key", applicant_key), ("title_key", title_key)):
            where = f"campaign = ? AND {column} = ? AND stage <> 'withdrawn' LIMIT {MOST_NAMESAKES}"
            found |= {one.id: one for one in _select(db, where, [campaign, key])} if key else {}
    return tuple(found.values())


def open_application(
    db: Database, campaign: str, prefix: str, received_at: datetime, now: datetime
) -> Application:
    """A new application with the next number of `prefix`.

    Rolled back with the caller's transaction, so numbers have no gaps; rows are never deleted, so
    none is used twice. Its status is `review` until a verdict is written.
    """
    prefix = prefix.strip().upper()
    with transaction(db):
        (last,) = db.execute(
            "SELECT coalesce(max(sequence), 0) FROM applications WHERE prefix = ?", [prefix]
        ).fetchone()
        row = {
            "number": f"{prefix}-{last + 1:04d}",
            "prefix": prefix,
            "sequence": last + 1,
            "campaign": campaign,
            "status": Status.REVIEW,
            "received_at": to_text(received_at),
            "updated_at": to_text(now),
        }
        return get(db, insert(db, "applications", row))


def add_submission(
    db: Database,
    application_id: int,
    mail_id: int,
    received_at: datetime,
    documents: "Sequence[Document]",
    *,
    unassigned: "Sequence[Document]" = (),
    shared: bool = False,
    linked_by: str = "",
) -> int:
    """A letter's part in an application. Judged again, its documents are written anew.

    `shared`: the letter is about other applications too, and only the documents given here are
    this one's (`unassigned`: or another's). `linked_by`: who joined the two by hand.
    """
    with transaction(db):
        known = db.execute(
            "SELECT id FROM submissions WHERE application_id = ? AND mail_id = ?",
            [application_id, mail_id],
        ).fetchone()
        submission_id = known[0] if known else _insert(db, application_id, mail_id, received_at)
        marks = {"shared": int(shared)} | ({"linked_by": linked_by} if linked_by else {})
        db.table("submissions").update(submission_id, marks)
        document_rows.write(db, submission_id, documents, unassigned)
        return int(submission_id)


def _insert(db: Database, application_id: int, mail_id: int, received_at: datetime) -> int:
    row = {
        "application_id": application_id,
        "mail_id": mail_id,
        "received_at": to_text(received_at),
    }
    return insert(db, "submissions", row)


def mails_of(db: Database, application_id: int) -> tuple[Mail, ...]:
    """The application's letters, oldest received first."""
    rows = db.query(
        "SELECT mails.* FROM mails JOIN submissions ON submissions.mail_id = mails.id"
        " WHERE application_id = ? ORDER BY mails.received_at, mails.id",
        [application_id],
    )
    return tuple(mail_from_row(row) for row in rows)


def letters_by_submission(db: Database, application_id: int) -> Mapping[int, int]:
    """Return which letter each of the application's submissions is."""
    rows = db.execute(
        "SELECT id, mail_id FROM submissions WHERE application_id = ?", [application_id]
    )
    return dict(rows.fetchall())


@dataclass(frozen=True, slots=True)
class LetterShare:
    """What the register says of a letter's part in an application: see `add_submission`."""

    submission_id: int
    shared: bool
    linked_by: str


def share_of(db: Database, application_id: int, mail_id: int) -> LetterShare | None:
    """The letter's part in the application, None where it has none."""
    row = db.execute(
        "SELECT id, shared, linked_by FROM submissions WHERE application_id = ? AND mail_id = ?",
        [application_id, mail_id],
    ).fetchone()
    return LetterShare(row[0], bool(row[1]), row[2]) if row else None


def part(db: Database, submission_id: int) -> None:
    """Takes a letter out of an application: its documents stay in the archive alone."""
    with transaction(db):
        db.execute("DELETE FROM documents WHERE submission_id = ?", [submission_id])
        db.execute("DELETE FROM submissions WHERE id = ?", [submission_id])


def withdraw(db: Database, application_id: int, now: datetime) -> None:
    """An application without letters: its row and number stay."""
    with transaction(db):
        set_stage(db, application_id, "withdrawn", now)


def set_stage(db: Database, application_id: int, stage: str, now: datetime) -> None:
    """Set what people decided about it; the papers' status is another matter."""
    with transaction(db):
        row = {"stage": stage, "updated_at": to_text(now)}
        db.table("applications").update(application_id, row)
        search.write(db, application_id)


def of_mail(db: Database, mail_id: int) -> tuple[Application, ...]:
    """The applications a letter belongs to: a park may send several in one."""
    where = "id IN (SELECT application_id FROM submissions WHERE mail_id = ?) ORDER BY id"
    return _select(db, where, [mail_id])


def listing(
    db: Database, status: str | None = None, campaign: str | None = None
) -> tuple[Application, ...]:
    """The register, by number of entry; all of it where neither is given."""
    where = "(? IS NULL OR status = ?) AND (? IS NULL OR campaign = ?) ORDER BY id"
    return _select(db, where, [status, status, campaign, campaign])


UNDECIDED = "stage IN ('intake', 'conformity')"
"""As a condition: nobody has decided on it, so that what is open in its papers is still work."""


def answer_text(given: str | Sequence[str]) -> str:
    """An answer as one text, several choices joined."""
    return given if isinstance(given, str) else "、".join(given)


def following(db: Database, after: int, campaign: str | None = None) -> Application | None:
    """The next application by id, withdrawn ones aside; None where there is none."""
    where = "id > ? AND (? IS NULL OR campaign = ?) AND stage <> 'withdrawn' ORDER BY id"
    return _first(db, where, [after, campaign, campaign])


def _first(db: Database, where: str, parameters: list[Any]) -> Application | None:
    found = _select(db, f"{where} LIMIT 1", parameters)
    return found[0] if found else None


def _select(db: Database, where: str, parameters: list[Any]) -> tuple[Application, ...]:
    sql = f"SELECT * FROM applications WHERE {where}"  # noqa: S608  our own words
    return tuple(_from_row(row) for row in db.query(sql, parameters))


def _from_row(row: dict[str, Any]) -> Application:
    return Application(
        id=row["id"],
        number=row["number"],
        campaign=row["campaign"],
        applicant=row["applicant"],
        case_title=row["case_title"],
        status=Status(row["status"]),
        stage=row["stage"],
        received_at=from_text(row["received_at"]),
        updated_at=from_text(row["updated_at"]),
        fields=json.loads(row["fields"]),
        verdict_json=row["verdict"],
    )
