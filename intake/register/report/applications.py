"""Queries applications for the report: workbook rows, those that need review, links."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from intake.register.applications.applications import UNDECIDED, answer_text
from intake.register.connection import Database
from intake.register.lists.review_queue import WAITS
from intake.register.report.letters import Pictures, with_pictures
from intake.register.report.paper import arrivals
from intake.register.report.rows import open_findings
from notifier.reports.report import OpenLink, ReportApplication
from validators.model.campaign import Campaign

_COLUMNS = (
    "id, number, campaign, applicant, case_title, status, stage, received_at, updated_at, fields"
)


def newest(
    db: Database, most: int, campaigns: Sequence[Campaign], zone: ZoneInfo
) -> tuple[ReportApplication, ...]:
    """Those that changed last, by number of entry."""
    where = "ORDER BY updated_at DESC LIMIT ?"
    rows = sorted(db.execute(f"SELECT {_COLUMNS} FROM applications {where}", [most]))  # noqa: S608
    return _shown(db, rows, campaigns, zone)


def these(
    db: Database, numbers: Iterable[str], campaigns: Sequence[Campaign], zone: ZoneInfo
) -> tuple[ReportApplication, ...]:
    """Those with these numbers, by number of entry."""
    where = "number IN (SELECT value FROM json_each(?)) ORDER BY id"
    given = [json.dumps(sorted(numbers))]
    rows = db.execute(f"SELECT {_COLUMNS} FROM applications WHERE {where}", given)  # noqa: S608
    return _shown(db, rows.fetchall(), campaigns, zone)


def waiting(
    db: Database, most: int, campaigns: Sequence[Campaign], zone: ZoneInfo, pictures: Pictures
) -> tuple[tuple[ReportApplication, ...], int]:
    """Those a person is to look at, with pictures, the oldest first; and how many more there are."""
    sql = f"SELECT {_COLUMNS} FROM applications WHERE {WAITS} ORDER BY id LIMIT ?"  # noqa: S608
    rows = db.execute(sql, [most]).fetchall()
    (total,) = db.execute(f"SELECT count(*) FROM applications WHERE {WAITS}").fetchone()  # noqa: S608
    shown = _shown(db, rows, campaigns, zone)
    seen = (
        replace(one, findings=with_pictures(one.findings, row[0], pictures))
        for row, one in zip(rows, shown, strict=True)
    )
    return tuple(seen), int(total) - len(rows)


def links(db: Database, zone: ZoneInfo) -> tuple[OpenLink, ...]:
    """The links to files that nobody has settled."""
    rows = db.execute(
        "SELECT number, applicant, message, updated_at FROM findings"  # noqa: S608  our own words
        " JOIN applications ON applications.id = application_id"
        f" WHERE state = 'open' AND code = 'cloud-attachment' AND {UNDECIDED} ORDER BY findings.id"
    )
    return tuple(
        OpenLink(number, applicant, message, _moment(updated_at, zone))
        for number, applicant, message, updated_at in rows.fetchall()
    )


def _shown(
    db: Database, rows: Sequence[Sequence[Any]], campaigns: Sequence[Campaign], zone: ZoneInfo
) -> tuple[ReportApplication, ...]:
    keys = {campaign.id: [spec.key for spec in campaign.form.fields] for campaign in campaigns}
    ids = [row[0] for row in rows]
    found, letters = open_findings(db, ids), _letters(db, ids)
    came = arrivals(db, ids, campaigns)
    return tuple(
        ReportApplication(
            number=number,
            campaign=campaign,
            applicant=applicant,
            case_title=case_title,
            status=status,
            stage=stage,
            received_at=_moment(received_at, zone),
            updated_at=_moment(updated_at, zone),
            letters=letters.get(id_, 0),
            fields=_fields(json.loads(fields), keys.get(campaign)),
            findings=found.get(id_, ()),
            on_paper=came.get(id_, ()),
        )
        for id_, number, campaign, applicant, case_title, status, stage, received_at, updated_at,
        fields in rows
    )  # fmt: skip


def _letters(db: Database, ids: Sequence[int]) -> Mapping[int, int]:
    rows = db.execute(
        "SELECT application_id, count(*) FROM submissions"
        " WHERE application_id IN (SELECT value FROM json_each(?)) GROUP BY 1",
        [json.dumps(ids)],
    )
    return dict(rows.fetchall())


def _moment(text: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone)


def _fields(answers: Mapping[str, str | list[str]], keys: Sequence[str] | None) -> dict[str, str]:
    """The answers in the campaign's order."""
    return {key: answer_text(answers.get(key, "")) for key in (keys or answers)}
