"""Writes a verdict of an application with all that is found by it: findings, answers, search words."""

import json
from datetime import datetime

from intake.register.applications import findings
from intake.register.applications.applications import Fields
from intake.register.applications.verdict_json import dump_verdict
from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.texts import long_answers, search
from intake.register.timestamps import to_text
from validators.model.verdict import Verdict


def write_verdict(
    db: Database,
    application_id: int,
    *,
    applicant: str,
    case_title: str,
    applicant_key: str,
    title_key: str,
    fields: Fields,
    verdict: Verdict,
    now: datetime,
) -> None:
    """Writes what the papers say today: names, answers, status, every outcome, the findings, and the
    keys by which another application with nearly the same answers is found.
    """
    with transaction(db):
        db.table("applications").update(
            application_id,
            {
                "applicant": applicant,
                "case_title": case_title,
                "applicant_key": applicant_key,
                "title_key": title_key,
                "fields": json.dumps(dict(fields), ensure_ascii=False),
                "status": verdict.status,
                "verdict": dump_verdict(verdict),
                "updated_at": to_text(now),
            },
        )
        findings.write(db, application_id, verdict, now)
        long_answers.write(db, application_id, fields)
        search.write(db, application_id)
