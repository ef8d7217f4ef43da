"""Writes a backup: one tar file with the register, every letter it knows, and a manifest.

What can be made again (facts, reports) stays out; the pictures that decisions rest on are in, for
another renderer or another version would draw others. The register is copied first: letters are only
ever added to the archive, so whatever the copy names is there by then, whoever writes meanwhile.
"""

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from intake.register.connection import Database
from intake.register.database import RegisterError
from intake.register.letters import ledger
from intake.storage.archive import Archive, ArchiveDamaged
from intake.storage.evidence import EvidenceStore
from parsers.errors import IntakeError

REGISTER, MANIFEST, LETTERS, EVIDENCE = "register.db", "manifest.json", "archive", "evidence"


class BackupError(IntakeError):
    """Why there is no backup, or none to be restored, in a sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup claims to hold. `created_at` is ISO 8601; `lacking` are letters the register
    names and the archive did not have whole when the backup was made.
    """

    created_at: str
    register_sha256: str
    letters: int
    lacking: tuple[str, ...] = ()


def back_up(data_dir: Path, target: Path, now: datetime) -> Manifest:
    """Writes the backup to `target`, which must not be there yet; the service may go on.

    Either a whole, synced file is there at the end, or none. Raises BackupError, RegisterError,
    OSError.
    """
    if target.exists():
        raise BackupError(f"{target} is there already: name another file.")
    if not (data_dir / REGISTER).is_file():
        raise BackupError(f"there is no register in {data_dir}.")
    with _beside(target) as unfinished, _register_copy(data_dir, target.parent) as register:
        manifest = _write(unfinished, register, data_dir, now)
        # A memory stick knows no hard links, so a rename it is.
        unfinished.rename(target)
    return manifest


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=".backup-", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def _register_copy(data_dir: Path, folder: Path) -> Iterator[Path]:
    """The register as it stands at one moment, by SQLite's own online copy."""
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as place:
        copy = Path(place) / REGISTER
        source = f"{(data_dir / REGISTER).absolute().as_uri()}?mode=ro"
        try:
            with (
                closing(sqlite3.connect(source, uri=True)) as live,
                closing(sqlite3.connect(copy)) as database,
            ):
                live.backup(database)
                # Else a reader of the copy would look for a write-ahead log beside it.
                database.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            raise RegisterError(f"The register cannot be copied: {error}.") from error
        if damage := damage_of(copy):
            raise RegisterError(
                f"The register {data_dir / REGISTER} is damaged ({damage}): there is no backup of it;"
                " keep the last good one and restore that into another folder."
            )
        yield copy


def damage_of(register: Path) -> str:
    """Return what SQLite finds wrong in the whole file, rows against indexes and references; "" if sound."""
    try:
        with closing(sqlite3.connect(register)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            lost = connection.execute("PRAGMA foreign_key_check").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error as error:
        return str(error)
    if found != "ok":
        return str(found).splitlines()[-1]
    if lost is not None:
        return f"a row of {lost[0]} refers to one of {lost[2]} that is not there"
    return "" if "mails" in tables else "it has no table of letters"


def _write(path: Path, register: Path, data_dir: Path, now: datetime) -> Manifest:
    archive = Archive(data_dir / LETTERS)
    lacking: list[str] = []
    letters = 0
    with path.open("wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
        tar.add(register, REGISTER, filter=_anonymous)
        for sha256 in _letters(register):
            try:
                _add(tar, letter_name(sha256), archive.read(sha256), now)
                letters += 1
            except ArchiveDamaged:
                lacking.append(sha256)
        for picture in _pictures(register, EvidenceStore(data_dir / EVIDENCE)):
            _add(tar, picture.relative_to(data_dir).as_posix(), picture.read_bytes(), now)
        digest = hashlib.sha256(register.read_bytes()).hexdigest()
        manifest = Manifest(
            now.isoformat(timespec="seconds"), digest, letters, lacking=tuple(lacking)
        )
        _add(tar, MANIFEST, json.dumps(asdict(manifest)).encode(), now)
        tar.close()
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the account that made it; other accounts get no rights where a tar program unpacks it."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _letters(register: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(register)) as connection:
        return ledger.archived(Database(connection))


def _pictures(register: Path, store: EvidenceStore) -> Iterator[Path]:
    with closing(sqlite3.connect(register)) as connection:
        rows = connection.execute("SELECT DISTINCT sha256 FROM documents ORDER BY sha256")
        documents = [sha256 for (sha256,) in rows]
    for sha256 in documents:
        yield from store.of(sha256)


def letter_name(sha256: str) -> str:
    """The letter's name inside a backup."""
    return f"{LETTERS}/{sha256[:2]}/{sha256}.eml"


def _add(tar: tarfile.TarFile, name: str, content: bytes, now: datetime) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = len(content), int(now.timestamp()), 0o600
    tar.addfile(member, io.BytesIO(content))
