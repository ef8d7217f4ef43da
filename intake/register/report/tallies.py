"""Counts for the report inside the database: 100,000 rows are never read into memory."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from intake.register.applications.applications import UNDECIDED
from intake.register.connection import Database
from notifier.reports.report import AspectCount

_OPEN = f"state = 'open' AND {UNDECIDED}"
MOST_COUNTED = 10_000
"""Answers are read from so many rows for the kinds of cases: of more, the newest tell the shares."""


def by_day_and_status(db: Database, campaign_id: str) -> Mapping[date, Mapping[str, int]]:
    """Applications by the office's day they first came and by status, withdrawn ones aside."""
    found: defaultdict[date, Counter[str]] = defaultdict(Counter)
    rows = db.execute(
        "SELECT day, status, sum(number) FROM application_counts"
        " WHERE campaign = ? AND stage <> 'withdrawn' GROUP BY 1, 2 HAVING sum(number) > 0",
        [campaign_id],
    )
    for day, status, number in rows.fetchall():
        found[date.fromisoformat(day)][status] = number
    return dict(found)


def kinds(db: Database, campaign_id: str, key: str) -> Mapping[str, int]:
    """Applications by what they chose in the field `key`; one may have chosen several."""
    if not key:
        return {}
    rows = db.execute(
        "SELECT json_extract(fields, '$.' || json_quote(?)) FROM applications"
        " WHERE campaign = ? AND stage <> 'withdrawn' ORDER BY id DESC LIMIT ?",
        [key, campaign_id, MOST_COUNTED],
    )
    found: Counter[str] = Counter()
    for (given,) in rows:
        found.update(choice for choice in _choices(given) if choice)
    return found


def _choices(given: str | None) -> list[str]:
    """An answer is a text, several are a JSON list."""
    if given is None or not given.startswith("["):
        return [given or ""]
    try:
        return list(map(str, json.loads(given)))
    except ValueError:
        return [given]


def aspects(db: Database) -> Mapping[str, AspectCount]:
    """Open findings by aspect, of applications on which nobody has decided."""
    join = "FROM findings JOIN applications ON applications.id = application_id"
    concerned = db.execute(
        f"SELECT aspect, count(DISTINCT application_id) {join} WHERE {_OPEN} GROUP BY 1"
    )
    counts = db.execute(f"SELECT aspect, severity, count(*) {join} WHERE {_OPEN} GROUP BY 1, 2")
    by_aspect: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for aspect, severity, number in counts.fetchall():
        by_aspect[aspect][severity] = number
    return {
        aspect: AspectCount(number, by_aspect[aspect]) for aspect, number in concerned.fetchall()
    }
