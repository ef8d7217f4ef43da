"""Documents: every file of every submission by its sha256, and who else holds the same one."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from intake.register.database import transaction
from validators.dossier import Document, OtherApplication

LEAST_TELLING_BYTES = 4096
"""Smaller files are icons, logos and empty pages that many letters share without copying."""


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
    documents: Sequence[Document],
    unassigned: Sequence[Document] = (),
) -> None:
    """The submission's documents as judged now, in place of those written before."""
    with transaction(db):
        db.execute("DELETE FROM documents WHERE submission_id = ?", [submission_id])
        for document in documents:
            db.table("documents").insert(_row(submission_id, document))
        for document in unassigned:
            row = _row(submission_id, document) | {"materials": "[]", "assigned": 0}
            db.table("documents").insert(row)


def _row(submission_id: int, document: Document) -> dict[str, object]:
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


def twins(
    db: Database, campaign: str, sha256s: Collection[str], excluding_application_id: int | None
) -> tuple[OtherApplication, ...]:
    """Other applications of the campaign that hold one of these files, each once, by number.

    `shared` is the name the file has there. Files that serve no material and those under
    LEAST_TELLING_BYTES do not tell; withdrawn applications do not count. Applications of the same
    applicant are among them: whether that matters is the rule's to say.
    """
    rows = db.execute(
        """
        SELECT applications.number, applications.applicant, min(documents.filename)
        FROM documents
        JOIN submissions ON submissions.id = documents.submission_id
        JOIN applications ON applications.id = submissions.application_id
        WHERE documents.sha256 IN (SELECT value FROM json_each(:sha256s))
          AND documents.size >= :least AND documents.materials <> '[]'
          AND applications.campaign = :campaign AND applications.stage <> 'withdrawn'
          AND applications.id IS NOT :own
        GROUP BY applications.id ORDER BY applications.number
        """,
        {
            "sha256s": json.dumps(sorted(sha256s)),
            "least": LEAST_TELLING_BYTES,
            "campaign": campaign,
            "own": excluding_application_id,
        },
    )
    return tuple(OtherApplication(*row) for row in rows)
