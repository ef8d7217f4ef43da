"""Deletes a finished campaign's personal data and documents from the register; counts stay."""

from dataclasses import dataclass

from intake.register.connection import Database
from intake.register.database import RegisterError, transaction
from intake.register.texts import search

# A letter, or a file, that another campaign's application still holds stays until that is purged.
_GONE = (
    "DROP TABLE IF EXISTS temp.gone_applications",
    "DROP TABLE IF EXISTS temp.gone_letters",
    "DROP TABLE IF EXISTS temp.gone_mails",
    """
    CREATE TEMP TABLE gone_applications AS
    SELECT id FROM applications WHERE campaign = :campaign
    """,
    """
    CREATE TEMP TABLE gone_letters AS
    SELECT sha256 FROM mails JOIN submissions ON submissions.mail_id = mails.id
    WHERE sha256 <> '' AND application_id IN (SELECT id FROM gone_applications)
    EXCEPT
    SELECT sha256 FROM mails JOIN submissions ON submissions.mail_id = mails.id
    JOIN applications ON applications.id = application_id
    WHERE campaign <> :campaign AND verdict <> ''
    """,
    # A server's word that a notice did not arrive belongs to no application, and holds the notice.
    """
    INSERT INTO gone_letters
    SELECT DISTINCT mails.sha256 FROM mails JOIN notices ON instr(mails.reason, notices.recipient) > 0
    WHERE mails.sha256 <> '' AND mails.reason LIKE '退信%' AND recipient <> ''
        AND application_id IN (SELECT id FROM gone_applications)
        AND mails.sha256 NOT IN (SELECT sha256 FROM gone_letters)
    """,
    """
    CREATE TEMP TABLE gone_mails AS
    SELECT id FROM mails WHERE sha256 IN (SELECT sha256 FROM gone_letters)
    """,
)

_BLANKED = (
    "DELETE FROM text_bands WHERE application_id IN (SELECT id FROM gone_applications)",
    "DELETE FROM paper_arrivals WHERE application_id IN (SELECT id FROM gone_applications)",
    "DELETE FROM assignments WHERE application_id IN (SELECT id FROM gone_applications)",
    "UPDATE rulings SET place = '', words = '' WHERE application_id IN (SELECT id FROM gone_applications)",
    """
    UPDATE applications SET applicant = '', case_title = '', applicant_key = '', title_key = '',
        fields = '{}', verdict = ''
    WHERE id IN (SELECT id FROM gone_applications)
    """,
    """
    UPDATE documents SET filename = '', path = '[]', sha256 = '' WHERE submission_id IN
        (SELECT id FROM submissions WHERE application_id IN (SELECT id FROM gone_applications))
    """,
    """
    UPDATE findings SET place = '#' || id, message = ''
    WHERE application_id IN (SELECT id FROM gone_applications)
    """,
    """
    UPDATE notices SET recipient = '', subject = '', text = '', html = '', body_sha256 = '',
        in_reply_to = '', references_json = '[]', last_error = '', tells = ''
    WHERE application_id IN (SELECT id FROM gone_applications)
        OR mail_id IN (SELECT id FROM gone_mails)
        OR id IN (SELECT notice_id FROM receipts WHERE mail_id IN (SELECT id FROM gone_mails))
    """,
    "UPDATE events SET detail = '' WHERE application_id IN (SELECT id FROM gone_applications)",
    """
    UPDATE mails SET sha256 = '', message_id = '', sender = '', subject = '', reason = '', detail = ''
    WHERE id IN (SELECT id FROM gone_mails)
    """,
)


@dataclass(frozen=True, slots=True)
class Purgeable:
    """What is a campaign's alone. `letters` are sha256; `waiting` counts notices that have not left."""

    applications: int
    letters: tuple[str, ...]
    waiting: int


def purgeable(db: Database, campaign: str) -> Purgeable:
    _find(db, campaign)
    (applications,) = db.execute("SELECT count(*) FROM gone_applications").fetchone()
    (waiting,) = db.execute(
        "SELECT count(*) FROM notices WHERE state IN ('due', 'held', 'unknown')"
        " AND application_id IN (SELECT id FROM gone_applications)"
    ).fetchone()
    letters = tuple(sha256 for (sha256,) in db.execute("SELECT sha256 FROM gone_letters"))
    return Purgeable(applications, letters, waiting)


def _find(db: Database, campaign: str) -> None:
    for statement in _GONE:
        db.execute(statement, {"campaign": campaign} if ":campaign" in statement else {})


def blank(db: Database, campaign: str) -> None:
    """Empties every column that may identify a person; numbers, states and times stay.

    The event log is append-only but for this: its rows stay, their words go. Call `scrub` after it.
    """
    (trigger,) = db.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'events_unchanged'"
    ).fetchone()
    _find(db, campaign)
    with transaction(db):
        db.execute("DROP TRIGGER events_unchanged")
        for statement in _BLANKED:
            db.execute(statement)
        for (application_id,) in db.execute("SELECT id FROM gone_applications").fetchall():
            search.write(db, application_id)
        db.execute(trigger)


def scrub(db: Database) -> None:
    """Writes the register anew, so that no page of the file holds what was blanked."""
    # Words taken out of the index lie in its older parts until these are joined.
    db.execute("INSERT INTO application_search (application_search) VALUES ('optimize')")
    db.execute("VACUUM")
    (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise RegisterError(
            "The register is being read by another program, so that its log still holds what was"
            " deleted: end that (the console, a backup) and purge once more."
        )
