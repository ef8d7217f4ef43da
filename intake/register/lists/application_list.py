"""Lists applications a page at a time: searched, filtered, sorted; 100,000 rows cost no more than ten."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from intake.register.connection import Database
from intake.register.texts import search
from intake.register.timestamps import from_text

PAGE = 50
MOST_SET = 2000
"""A search that finds more shows the newest of these; sorted otherwise, they are sorted among
themselves, and the page says so."""

SORTS = {
    "number": "id",
    "received": "received_at",
    "updated": "updated_at",
    "applicant": "applicant",
}
"""The word in the address with its column; each is indexed."""

_INDEXES = {
    "received_at": "applications_by_received",
    "updated_at": "applications_by_updated",
    "applicant": "applications_by_applicant",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which applications, in what order. `code` is an open finding's. `after` is the last row of the
    page before: its sorted value and its id. `backward` reads the page that ends before it.
    """

    query: str = ""
    campaign: str = ""
    status: str = ""
    stage: str = ""
    assignee: str = ""
    code: str = ""
    sort: str = "received"
    descending: bool = True
    after: tuple[str, int] | None = None
    backward: bool = False

    @property
    def facets(self) -> tuple[tuple[str, str], ...]:
        pairs = (("campaign", self.campaign), ("status", self.status), ("stage", self.stage))
        return tuple((kind, value) for kind, value in pairs if value)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query or self.facets or self.assignee or self.code)


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    id: int
    number: str
    campaign: str
    applicant: str
    case_title: str
    status: str
    stage: str
    received_at: datetime
    updated_at: datetime
    assignee: str
    findings: tuple[tuple[str, int], ...]
    """Open findings by severity."""


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """`total` counts what is wanted, None where there is more than is counted. `is_cut`: the search
    found more than MOST_SET. `first` and `last` are where the pages before and after go on.
    """

    rows: tuple[ApplicationRow, ...]
    total: int | None
    is_cut: bool
    first: tuple[str, int] | None
    last: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class _Condition:
    """The query's parts: `ids` where a set of applications is known, `count` where it is cheap."""

    where: str
    parameters: list[object]
    few: bool
    total: int | None
    is_cut: bool = False


def page(db: Database, wanted: Wanted, size: int = PAGE) -> ApplicationPage:
    """The rows, and whether there are pages before and after them."""
    asked = _asked(db, wanted)
    column = SORTS[wanted.sort]
    downward = wanted.descending is not wanted.backward
    where, parameters = _beyond(asked, wanted, column, downward=downward)
    # A few rows are fetched and sorted; of many, the sorted index is walked until the page is full.
    index = _INDEXES.get(column, "")
    source = f"applications INDEXED BY {index}" if index and not asked.few else "applications"
    order = "DESC" if downward else "ASC"
    key = f"+{column}" if asked.few else column
    found = list(
        db.query(
            f"SELECT id, number, campaign, applicant, case_title, status, stage, received_at, updated_at"  # noqa: S608  our own words
            f" FROM {source} WHERE {where} ORDER BY {key} {order}, id {order} LIMIT ?",
            [*parameters, size + 1],
        )
    )
    more, found = len(found) > size, found[:size]
    if wanted.backward:
        found.reverse()
    rows = _rows(db, found)
    keys = [(_key(row, column), row.id) for row in rows]
    has_before = more if wanted.backward else wanted.after is not None
    has_after = wanted.backward or more
    return ApplicationPage(
        rows,
        asked.total,
        asked.is_cut,
        keys[0] if rows and has_before else None,
        keys[-1] if rows and has_after else None,
    )


def ids_of(db: Database, wanted: Wanted, most: int) -> tuple[int, ...]:
    """All that is wanted, at most so many and one more, in order of entry."""
    asked = _asked(db, replace(wanted, after=None))
    rows = db.execute(
        f"SELECT id FROM applications WHERE {asked.where} ORDER BY id LIMIT ?",  # noqa: S608  our own words
        [*asked.parameters, most + 1],
    )
    return tuple(id_ for (id_,) in rows)


def _asked(db: Database, wanted: Wanted) -> _Condition:
    where = ["1"] + [f"{kind} = ?" for kind, _ in wanted.facets]
    parameters: list[object] = [value for _, value in wanted.facets]
    ids, is_cut = _known_ids(db, wanted)
    if ids is not None:
        where.append("id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(ids)))
    if wanted.code and (ids is None or not _few_with(db, wanted.code)):
        where.append(
            "EXISTS (SELECT 1 FROM findings WHERE application_id = applications.id"
            " AND code = ? AND state = 'open')"
        )
        parameters.append(wanted.code)
    total = None if ids is not None or wanted.code else _counted(db, wanted)
    few = ids is not None or (total is not None and total <= MOST_SET)
    if ids is not None and not is_cut:
        total = _exactly(db, " AND ".join(where), parameters)
    return _Condition(" AND ".join(where), parameters, few, total, is_cut)


def _exactly(db: Database, where: str, parameters: Sequence[object]) -> int:
    sql = f"SELECT count(*) FROM applications WHERE {where}"  # noqa: S608  our own words
    return int(db.execute(sql, list(parameters)).fetchone()[0])


def _known_ids(db: Database, wanted: Wanted) -> tuple[set[int] | None, bool]:
    """The applications that search, assignee and a rare finding leave; None where none of them does."""
    sets: list[set[int]] = []
    is_cut = False
    if wanted.query:
        found = _searched(db, wanted)
        is_cut = len(found) > MOST_SET
        sets.append(set(found[:MOST_SET]))
    if wanted.assignee:
        rows = db.execute("SELECT application_id FROM desks WHERE assignee = ?", [wanted.assignee])
        sets.append({id_ for (id_,) in rows})
    if wanted.code and (few := _few_with(db, wanted.code)) is not None:
        sets.append(few)
    return (set.intersection(*sets) if sets else None), is_cut


def _searched(db: Database, wanted: Wanted) -> list[int]:
    """The newest that contain every word, filters met inside the index; one more than can be shown."""
    facets = [search.facet(kind, value) for kind, value in wanted.facets]
    asked = search.expression(wanted.query, facets)
    if not asked:
        return []
    rows = db.execute(
        "SELECT rowid FROM application_search WHERE application_search MATCH ?"
        " ORDER BY rowid DESC LIMIT ?",
        [asked, MOST_SET + 1],
    )
    return [id_ for (id_,) in rows]


def _few_with(db: Database, code: str) -> set[int] | None:
    """The applications with this finding open, None where they are many."""
    rows = db.execute(
        "SELECT application_id FROM findings WHERE state = 'open' AND code = ? LIMIT ?",
        [code, MOST_SET + 1],
    ).fetchall()
    return None if len(rows) > MOST_SET else {id_ for (id_,) in rows}


def _counted(db: Database, wanted: Wanted) -> int:
    (number,) = db.execute(
        "SELECT coalesce(sum(number), 0) FROM application_counts"
        " WHERE ? IN ('', campaign) AND ? IN ('', status) AND ? IN ('', stage)",
        [wanted.campaign, wanted.status, wanted.stage],
    ).fetchone()
    return int(number)


def _beyond(
    asked: _Condition, wanted: Wanted, column: str, *, downward: bool
) -> tuple[str, list[object]]:
    """The rows beyond the page before: compared as pairs, so that equal values are not skipped."""
    if wanted.after is None:
        return asked.where, asked.parameters
    value, id_ = wanted.after
    sign = "<" if downward else ">"
    first: object = id_ if column == "id" else value
    return f"{asked.where} AND ({column}, id) {sign} (?, ?)", [*asked.parameters, first, id_]


def _key(row: ApplicationRow, column: str) -> str:
    value = getattr(row, column)
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _rows(db: Database, found: Sequence[dict[str, Any]]) -> tuple[ApplicationRow, ...]:
    ids = json.dumps([one["id"] for one in found])
    severities: dict[int, list[tuple[str, int]]] = {}
    for id_, severity, number in db.execute(
        "SELECT application_id, severity, count(*) FROM findings WHERE state = 'open'"
        " AND application_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2",
        [ids],
    ):
        severities.setdefault(id_, []).append((severity, number))
    assignees = dict(
        db.execute(
            "SELECT application_id, assignee FROM desks"
            " WHERE application_id IN (SELECT value FROM json_each(?))",
            [ids],
        ).fetchall()
    )
    return tuple(
        ApplicationRow(
            **{**one, **{key: from_text(one[key]) for key in ("received_at", "updated_at")}},
            assignee=assignees.get(one["id"], ""),
            findings=tuple(severities.get(one["id"], ())),
        )
        for one in found
    )
