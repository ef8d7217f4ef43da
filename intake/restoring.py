"""A backup put back into an empty data folder, nothing of it believed before it is checked.

The register comes last: a restore that was killed has none, and is simply done again.
"""

import hashlib
import json
import re
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from intake.archive import Archive, sync
from intake.backup import EVIDENCE, LETTERS, MANIFEST, REGISTER, BackupError, Manifest
from intake.evidence import EvidenceStore
from intake.register import ledger
from intake.register.database import open_register
from intake.register.restored import doubt

_LETTER = re.compile(
    rf"{LETTERS}/(?P<shard>[0-9a-f]{{2}})/(?P<sha256>(?P=shard)[0-9a-f]{{62}})\.eml"
)
_PICTURE = re.compile(
    rf"{EVIDENCE}/(?P<shard>[0-9a-f]{{2}})/(?P<sha256>(?P=shard)[0-9a-f]{{62}})"
    r"/(?P<name>[0-9]{1,3}-p[0-9]{1,5}-[a-z]{1,12}\.jpg)"
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back; `in_doubt` notices were due when the backup was made and may have been sent."""

    manifest: Manifest
    in_doubt: int


def restore(backup: Path, data_dir: Path, now: datetime) -> Restored:
    """Puts the backup back and says what it holds. Raises BackupError, OSError.

    Whoever got an answer after the backup was made must not get it again: those answers wait.
    """
    register = data_dir / REGISTER
    if register.exists():
        raise BackupError(f"{data_dir} holds a register already: restore into an empty folder.")
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    incoming = data_dir / f"{REGISTER}.incoming"
    try:
        manifest = _unpack(backup, data_dir, incoming)
        _check(incoming, manifest, Archive(data_dir / LETTERS))
        with closing(open_register(incoming)) as db:
            in_doubt = doubt(db, manifest.created_at, now)
        sync(incoming)
        incoming.rename(register)
        sync(data_dir)
    finally:
        incoming.unlink(missing_ok=True)
    return Restored(manifest, in_doubt)


def _unpack(backup: Path, data_dir: Path, register: Path) -> Manifest:
    """Letters and pictures to their places, the register to `register`; the backup's manifest."""
    archive, pictures = Archive(data_dir / LETTERS), EvidenceStore(data_dir / EVIDENCE)
    manifest = None
    try:
        with tarfile.open(backup) as tar:
            for name, content in _members(tar):
                if name == REGISTER:
                    register.write_bytes(content)
                elif name == MANIFEST:
                    manifest = _manifest(content)
                elif (picture := _PICTURE.fullmatch(name)) is not None:
                    pictures.put(picture["sha256"], picture["name"], content)
                elif archive.keep(content) != _sha256_of(name):
                    raise BackupError(f"{name} in {backup} is damaged: take another backup.")
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{backup} is no whole backup ({error}): take another one.") from error
    if manifest is None or not register.exists():
        raise BackupError(f"{backup} is no whole backup: it lacks its manifest or its register.")
    return manifest


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in tar:
        file = tar.extractfile(member) if member.isreg() else None
        if file is None:
            raise BackupError(f"{member.name!r} does not belong into a backup of this program.")
        yield member.name, file.read()


def _sha256_of(name: str) -> str:
    found = _LETTER.fullmatch(name)
    if found is None:
        raise BackupError(f"{name!r} does not belong into a backup of this program.")
    return found["sha256"]


def _manifest(content: bytes) -> Manifest:
    try:
        told = json.loads(content)
        return Manifest(**told | {"lacking": tuple(told["lacking"])})
    except (ValueError, TypeError, KeyError) as error:
        raise BackupError("the backup's manifest cannot be read: take another backup.") from error


def _check(register: Path, manifest: Manifest, archive: Archive) -> None:
    if hashlib.sha256(register.read_bytes()).hexdigest() != manifest.register_sha256:
        raise BackupError("the register in the backup is damaged: take another backup.")
    with closing(sqlite3.connect(register)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        named = set(ledger.archived(Database(connection)))
    if found != "ok":
        raise BackupError(f"the register in the backup is damaged ({found}).")
    lost = [one for one in named - set(manifest.lacking) if not archive.path(one).is_file()]
    if lost:
        raise BackupError(f"the backup lacks {len(lost)} letters: take another one.")
