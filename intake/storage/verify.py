"""Verifies every night that register and archive are sound and every letter is as it came."""

import sqlite3
from collections.abc import Iterator

from intake.register.connection import Database
from intake.register.letters import ledger
from intake.storage.archive import Archive, ArchiveDamaged


def verify(db: Database, archive: Archive) -> tuple[str, ...]:
    """Return what is damaged, in Chinese sentences for the report; () where all is whole.

    Reads the whole archive: some 100 MB a second.
    """
    try:
        return tuple(_damage(db, archive))
    except sqlite3.DatabaseError as error:
        return (f"台账数据库已损坏（{error}），请从备份恢复",)


def _damage(db: Database, archive: Archive) -> Iterator[str]:
    found = [row[0] for row in db.execute("PRAGMA integrity_check(5)").fetchall()]
    if found != ["ok"]:
        yield f"台账数据库已损坏（{'；'.join(found)}），请从备份恢复"
        return
    strays = db.execute("PRAGMA foreign_key_check").fetchall()
    if strays:
        yield f"台账中有 {len(strays)} 行指向不存在的记录"
    damaged = [sha256 for sha256 in ledger.archived(db) if not _is_whole(archive, sha256)]
    if damaged:
        ids = "、".join(str(id_) for id_ in ledger.ids_of(db, damaged[:10]))
        yield f"归档中有 {len(damaged)} 封来件缺失或已损坏（来件 {ids}），请从备份恢复"


def _is_whole(archive: Archive, sha256: str) -> bool:
    try:
        archive.read(sha256)
    except ArchiveDamaged:
        return False
    return True
