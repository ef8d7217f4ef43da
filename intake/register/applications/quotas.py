"""Finds the applications that count under the same quota, and those a list may name."""

import json
from collections.abc import Mapping

from intake.register.applications.applications import answer_text
from intake.register.connection import Database
from validators.evidence.quota_values import MOST_COMPARED, same_as
from validators.model.campaign import SENDER, Campaign, Quota
from validators.model.dossier import Beside

_SENDER = (
    "(SELECT sender FROM mails JOIN submissions ON mail_id = mails.id"
    " WHERE application_id = applications.id ORDER BY submissions.received_at, submissions.id LIMIT 1)"
)
_ANSWER = "json_extract(fields, ?)"


def counted_with(
    db: Database, campaign: Campaign, quota: Quota, own: Mapping[str, str], excluding: int | None
) -> tuple[Beside, ...]:
    """The other applications whose answers are the same as `own`; withdrawn and refused ones take no
    place.
    """
    columns = ", ".join(_SENDER if key == SENDER else _ANSWER for key in quota.per)
    paths = [f'$."{key}"' for key in quota.per if key != SENDER]
    rows = db.execute(
        f"SELECT applicant, case_title, {columns} FROM applications"  # noqa: S608  our own words
        " WHERE campaign = ? AND id IS NOT ? AND stage <> 'withdrawn' AND status <> 'late'"
        " ORDER BY id",
        [*paths, campaign.id, excluding],
    ).fetchall()
    same = [
        _same(campaign, key, own[key], {_text(row[place]) for row in rows})
        for place, key in enumerate(quota.per, 2)
    ]
    return tuple(
        Beside(row[0], row[1])
        for row in rows
        if all(_text(value) in alike for value, alike in zip(row[2:], same, strict=True))
    )


def in_campaign(db: Database, campaign: str, excluding: int | None) -> tuple[Beside, ...]:
    """Return all other applications that were not withdrawn, with who recommends and who sent them."""
    rows = db.execute(
        f"SELECT applicant, case_title, json_extract(fields, '$.nominator'), {_SENDER}"  # noqa: S608
        " FROM applications WHERE campaign = ? AND id IS NOT ? AND stage <> 'withdrawn' ORDER BY id",
        [campaign, excluding],
    )
    return tuple(
        Beside(applicant, title, {"nominator": _text(by), "sender": sender or ""})
        for applicant, title, by, sender in rows.fetchall()
    )


def _same(campaign: Campaign, key: str, own: str, others: set[str]) -> set[str]:
    """Each answer is compared once, however many applications give it."""
    counts = same_as(campaign, key, own, exactly=len(others) > MOST_COMPARED)
    return {other for other in others if counts(other)}


def _text(value: str | None) -> str:
    """An answer as one text; SQLite gives several choices as a list in JSON."""
    if value is None:
        return ""
    try:
        return answer_text(json.loads(value)) if value.startswith('["') else " ".join(value.split())
    except ValueError:
        # An answer that only begins as a list does.
        return " ".join(value.split())
