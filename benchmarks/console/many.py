"""A register as large as wanted: the demo's own rows many times over, each time by another applicant."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from intake.register.database import open_register, transaction
from intake.register.texts import search

TABLES = ("mails", "applications", "submissions", "documents", "findings", "events", "notices")
# Columns that name a row of another table, or must differ from row to row.
LINKS = {"application_id": "applications", "mail_id": "mails", "submission_id": "submissions"}
PLACES = ("云岭", "青禾", "东港", "北原", "临溪", "金沙", "海棠", "松江", "明湖", "白塔")


def grow(register: Path, size: int) -> None:
    """Adds copies of all rows until there are `size` applications."""
    db = open_register(register)
    connection = db.conn
    connection.row_factory = sqlite3.Row
    rows = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608
    steps = {table: max(row["id"] for row in rows[table]) for table in TABLES}
    copies = -(-size // len(rows["applications"]))
    with transaction(db):
        for copy in range(1, copies):
            for table in TABLES:
                _insert(connection, table, _altered(rows[table], copy, steps))
    connection.row_factory = None
    with transaction(db):
        search.write_all(db)
    connection.execute("ANALYZE")
    db.close()


def _altered(
    rows: list[sqlite3.Row], copy: int, steps: dict[str, int]
) -> Iterator[dict[str, object]]:
    for row in rows:
        values = dict(row)
        for column, table in LINKS.items():
            if values.get(column) is not None:
                values[column] += copy * steps[table]
        yield values | _own(values, copy, steps)


def _own(values: dict[str, object], copy: int, steps: dict[str, int]) -> dict[str, object]:
    changed: dict[str, object] = {}
    if "sequence" in values:
        place = f"{PLACES[copy % 10]}{PLACES[copy // 10 % 10]}第{copy}"
        sequence = int(str(values["sequence"])) + copy * steps["applications"]
        fields = json.loads(str(values["fields"]))
        applicant = f"{place}{values['applicant']}"
        changed = {
            "id": int(str(values["id"])) + copy * steps["applications"],
            "sequence": sequence,
            "number": f"{values['prefix']}-{sequence:06d}",
            "applicant": applicant,
            "fields": json.dumps(fields | {"applicant": applicant}, ensure_ascii=False),
        }
    elif "uidvalidity" in values:
        changed = {
            "id": int(str(values["id"])) + copy * steps["mails"],
            "uid": int(str(values["uid"])) + copy * steps["mails"],
            "sha256": f"{copy:08x}{str(values['sha256'])[8:]}",
        }
    elif "body_sha256" in values:
        changed = {
            "id": int(str(values["id"])) + copy * steps["notices"],
            "message_id": f"<{copy}.{str(values['message_id'])[1:]}",
        }
    else:
        changed = {"id": None}
    if "filename" in values or "linked_by" in values:
        table = "documents" if "filename" in values else "submissions"
        changed["id"] = int(str(values["id"])) + copy * steps[table]
    for column in ("received_at", "at", "created_at"):
        if column in values:
            moment = datetime.fromisoformat(str(values[column])) - timedelta(minutes=copy % 20_000)
            changed[column] = moment.isoformat()
    return changed


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    for row in rows:
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608
