"""Stores what is known of each mailbox folder: its boundary at first contact, its last poll."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.restore_doubt import held_before
from intake.register.timestamps import from_optional_text, to_text


@dataclass(frozen=True, slots=True)
class Folder:
    """One row. Letters with a UID below `baseline_uidnext` were there before us, and so were, after
    a change of UIDVALIDITY, those the server received before `hold_before`: an old letter whose
    bytes the server has altered must not be answered a second time.

    `last_uidnext` and `last_exists` are the server's figures at the last poll that went through
    to the end, 0 before one did: as long as they stand, there is nothing new to list. Where its
    UIDVALIDITY does not last (`is_lasting`), UIDs name no letters.
    """

    account: str
    folder: str
    uidvalidity: int
    baseline_uidnext: int
    hold_before: datetime | None
    last_uidnext: int
    last_exists: int
    last_poll_at: datetime | None
    last_problem: str
    is_lasting: bool


def get(db: Database, account: str, folder: str) -> Folder | None:
    found = [row for row in listing(db) if (row.account, row.folder) == (account, folder)]
    return found[0] if found else None


def listing(db: Database) -> tuple[Folder, ...]:
    rows = db.query("SELECT * FROM folders ORDER BY account, folder")
    times = ("hold_before", "last_poll_at")
    return tuple(
        Folder(
            **{**row, **{key: from_optional_text(row[key]) for key in times}}
            | {"is_lasting": bool(row["is_lasting"])}
        )
        for row in rows
    )


def in_doubt(db: Database, wanted: Collection[tuple[str, str]]) -> bool:
    """Tell whether one of the folders (account, name) that are polled, or ever were, was not yet looked
    through since a backup was restored: a letter in it may have been answered before.
    """
    rows = {(row.account, row.folder): row for row in listing(db)}
    if any(_is_unseen(row) for row in rows.values()):
        return True
    return not rows.keys() >= set(wanted) and held_before(db) is not None


def _is_unseen(row: Folder) -> bool:
    before, polled_at = row.hold_before, row.last_poll_at
    return before is not None and (polled_at is None or polled_at < before)


def meet(  # noqa: PLR0917 - a folder's name and the server's figures
    db: Database,
    account: str,
    folder: str,
    uidvalidity: int,
    baseline: int,
    before: Folder | None = None,
) -> Folder:
    """The folder's row; at first contact one with `baseline` as its boundary. `before` spares a
    look at the row where the caller has had one.

    After a change of UIDVALIDITY every UID is new. Where a poll had gone through before, letters
    received before it are old ones, whatever their UID; else it is a first contact again. Old are
    also those received before a backup was restored: it may have been made before they came.
    """
    with transaction(db):
        # The log is long, and every round meets its folders: it is read at the first contact only.
        restored = None if before or get(db, account, folder) else held_before(db)
        db.execute(
            """
            INSERT INTO folders (account, folder, uidvalidity, baseline_uidnext, hold_before)
            VALUES (:account, :folder, :uidvalidity, :baseline, :restored)
            ON CONFLICT (account, folder) DO UPDATE SET
                uidvalidity = :uidvalidity,
                baseline_uidnext = iif(last_poll_at IS NULL, :baseline, 1),
                hold_before = nullif(
                    max(coalesce(last_poll_at, ''), coalesce(hold_before, '')), ''
                ),
                last_uidnext = 0, last_exists = 0
            WHERE uidvalidity <> :uidvalidity
            """,
            {
                "account": account,
                "folder": folder,
                "uidvalidity": uidvalidity,
                "baseline": baseline,
                "restored": to_text(restored) if restored else None,
            },
        )
        found = get(db, account, folder)
    if found is None:
        raise LookupError(f"The folder {folder} of {account} has no row.")
    return found


def polled(
    db: Database, account: str, folder: str, *, uidnext: int, exists: int, now: datetime
) -> None:
    """A poll went through to the end with these figures."""
    # Every idle round comes here: the library would look the table over first, in nine queries.
    with transaction(db):
        db.execute(
            "UPDATE folders SET last_uidnext = ?, last_exists = ?, last_poll_at = ?, last_problem = ''"
            " WHERE account = ? AND folder = ?",
            [uidnext, exists, to_text(now), account, folder],
        )


def mark_lasting(db: Database, account: str, folder: str, *, lasting: bool) -> None:
    """Tell whether the folder's UIDVALIDITY stays the same between two openings."""
    with transaction(db):
        db.execute(
            "UPDATE folders SET is_lasting = ? WHERE account = ? AND folder = ?",
            [int(lasting), account, folder],
        )


def troubled(db: Database, account: str, folder: str, problem: str) -> None:
    """A poll did not get through; unknown folders have no row yet and keep none."""
    with transaction(db):
        db.execute(
            "UPDATE folders SET last_problem = ? WHERE account = ? AND folder = ?",
            [problem, account, folder],
        )
