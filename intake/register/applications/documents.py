"""Stores every file of every submission by sha256, and finds who else sent the same one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.register.connection import Database
from intake.register.database import transaction

if TYPE_CHECKING:
    from validators.model.dossier import Document

LEAST_TELLING_BYTES = 4096
"""Smaller files are icons, logos and empty pages that many letters share without copying."""

MOST_HOLDERS = 20
"""More would not tell staff more, and the work for a letter stays flat."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """`path`: the containers the file was in. `materials`: the ids it serves. `assigned` is False
    for a file of a letter about several applications that may be another's: it serves none.
    """

    id: int
    submission_id: int
    filename: str
    path: tuple[str, ...]
    sha256: str
    size: int
    media_type: str
    materials: tuple[str, ...]
    assigned: bool = True


def write(
    db: Database,
    submission_id: int,
    documents: "Sequence[Document]",
    unassigned: "Sequence[Document]" = (),
) -> None:
    """The submission's documents as judged now, in place of those written before."""
    with transaction(db):
        db.execute("DELETE FROM documents WHERE submission_id = ?", [submission_id])
        for document in documents:
            db.table("documents").insert(_row(submission_id, document))
        for document in unassigned:
            row = _row(submission_id, document) | {"materials": "[]", "assigned": 0}
            db.table("documents").insert(row)


def set_materials(db: Database, application_id: int, sha256: str, materials: Sequence[str]) -> None:
    """Set what the application's file serves by now."""
    with transaction(db):
        db.execute(
            "UPDATE documents SET materials = ? WHERE sha256 = ? AND submission_id IN"
            " (SELECT id FROM submissions WHERE application_id = ?)",
            [json.dumps(list(materials)), sha256, application_id],
        )


def _row(submission_id: int, document: "Document") -> dict[str, object]:
    attachment = document.attachment
    return {
        "submission_id": submission_id,
        "filename": attachment.filename,
        "path": json.dumps(attachment.path, ensure_ascii=False),
        "sha256": attachment.sha256,
        "size": attachment.size,
        "media_type": attachment.media_type,
        "materials": json.dumps(document.materials),
    }


def of_application(db: Database, application_id: int) -> tuple[DocumentRow, ...]:
    """Every document of the application's letters, oldest letter first."""
    where = "application_id = ? ORDER BY submissions.received_at, documents.id"
    return _select(db, where, application_id)


def of_submission(db: Database, submission_id: int) -> tuple[DocumentRow, ...]:
    """The documents a letter brought to one application."""
    return _select(db, "submission_id = ? ORDER BY documents.id", submission_id)


def _select(db: Database, where: str, parameter: int) -> tuple[DocumentRow, ...]:
    rows = db.query(
        "SELECT documents.* FROM documents"  # noqa: S608  our own words
        f" JOIN submissions ON submissions.id = documents.submission_id WHERE {where}",
        [parameter],
    )
    lists = ("path", "materials")
    return tuple(
        DocumentRow(**{**row, **{key: tuple(json.loads(row[key])) for key in lists}})
        for row in rows
    )


def letter_with(db: Database, application_id: int, sha256: str) -> tuple[str, str] | None:
    """The sha256 of the application's newest letter that brought the file, and the file's name."""
    row = db.execute(
        "SELECT mails.sha256, filename FROM documents"
        " JOIN submissions ON submissions.id = submission_id JOIN mails ON mails.id = mail_id"
        " WHERE application_id = ? AND documents.sha256 = ? AND documents.sha256 <> ''"
        " ORDER BY mails.received_at DESC LIMIT 1",
        [application_id, sha256],
    ).fetchone()
    return (row[0], row[1]) if row else None


@dataclass(frozen=True, slots=True)
class Holder:
    """Another application that holds a file."""

    number: str
    applicant: str
    case_title: str


def holders(
    db: Database, campaign: str, sha256: str, excluding_application_id: int | None
) -> tuple[Holder, ...]:
    """Other applications of the campaign that hold the file, each once.

    Where it serves no material it does not count, nor do withdrawn applications, nor those that
    came in a letter with this one: a park sends its enterprises' and its own. Never more than
    MOST_HOLDERS. Applications of the same applicant are among them.
    """
    rows = db.execute(
        """
        SELECT DISTINCT applications.number, applications.applicant, applications.case_title
        FROM documents
        JOIN submissions ON submissions.id = documents.submission_id
        JOIN applications ON applications.id = submissions.application_id
        WHERE documents.sha256 = :sha256 AND documents.materials <> '[]'
          AND applications.campaign = :campaign AND applications.stage <> 'withdrawn'
          AND applications.id IS NOT :own
          AND submissions.mail_id NOT IN
              (SELECT mail_id FROM submissions WHERE application_id IS :own)
        LIMIT :most
        """,
        {"sha256": sha256, "campaign": campaign, "own": excluding_application_id}
        | {"most": MOST_HOLDERS},
    )
    return tuple(Holder(*row) for row in rows)
