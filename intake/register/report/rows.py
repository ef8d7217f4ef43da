"""Queries open findings, waiting notices and late fetches for the report."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from intake.register.connection import Database
from intake.register.letters.ledger import Mail, mail_from_row
from intake.register.timestamps import to_text
from notifier.reports.report import ReportFinding, WaitingNotice


def open_findings(db: Database, ids: Sequence[int]) -> Mapping[int, tuple[ReportFinding, ...]]:
    """Application id → its open findings, in the order they were found, for those that have any."""
    found: dict[int, list[ReportFinding]] = defaultdict(list)
    rows = db.execute(
        "SELECT application_id, code, aspect, severity, place, message FROM findings"
        " WHERE state = 'open' AND application_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(ids)],
    )
    for application_id, *finding in rows.fetchall():
        found[application_id].append(ReportFinding(*finding))
    return {application_id: tuple(findings) for application_id, findings in found.items()}


def waiting_notices(db: Database) -> tuple[WaitingNotice, ...]:
    """Notices that need a person: held, failed, of unknown outcome.

    Where nearly all were sent, the database's own figures would have it read every page ever sent.
    """
    rows = db.execute(
        """
        SELECT notices.id, coalesce(applications.number, ''), kind, recipient, subject,
               notices.state, last_error
        FROM notices INDEXED BY notices_by_state
        LEFT JOIN applications ON applications.id = notices.application_id
        WHERE notices.state IN ('held', 'failed', 'unknown') ORDER BY notices.id
        """
    )
    return tuple(WaitingNotice(*row) for row in rows)


def fetched_late(
    db: Database, received_before: datetime, fetched_from: datetime, fetched_before: datetime
) -> tuple[Mail, ...]:
    """Letters received before one moment but fetched in [from, before); not those that were in
    the mailbox before us, whose answers are held.
    """
    rows = db.query(
        "SELECT * FROM mails WHERE held = 0 AND received_at < ? AND fetched_at >= ?"
        " AND fetched_at < ? ORDER BY received_at, id",
        [to_text(received_before), to_text(fetched_from), to_text(fetched_before)],
    )
    return tuple(mail_from_row(row) for row in rows)


def first_copy(db: Database, mail: Mail) -> Mail:
    """The letter the ledger first saw with these bytes: itself, or what it repeats."""
    rows = db.query("SELECT * FROM mails WHERE sha256 = ? ORDER BY id LIMIT 1", [mail.sha256])
    return mail_from_row(next(iter(rows)))
