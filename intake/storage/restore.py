"""Restores a backup into an empty data folder, after everything in it was checked.

Everything is unpacked and checked beside its place first: a backup that is refused leaves the folder as
it was. The register is moved last: a restore that was killed has none, and is simply done again.
"""

import hashlib
import json
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake.config.private_files import create_private, made_only_for
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.letters import ledger
from intake.register.restore_doubt import doubt
from intake.storage.archive import Archive, sync
from intake.storage.backup import (
    EVIDENCE,
    LETTERS,
    MANIFEST,
    REGISTER,
    BackupError,
    Manifest,
    damage_of,
)
from intake.storage.evidence import EvidenceStore

_LETTER = re.compile(
    rf"{LETTERS}/(?P<shard>[0-9a-f]{{2}})/(?P<sha256>(?P=shard)[0-9a-f]{{62}})\.eml"
)
_PICTURE = re.compile(
    rf"{EVIDENCE}/(?P<shard>[0-9a-f]{{2}})/(?P<sha256>(?P=shard)[0-9a-f]{{62}})"
    r"/(?P<name>[0-9]{1,3}-p[0-9]{1,5}-[a-z]{1,12}\.jpg)"
)


_STAGING = ".restoring"


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
    with made_only_for(data_dir), _staging(data_dir) as staging:
        incoming = staging / REGISTER
        manifest = _unpack(backup, staging)
        _check(incoming, manifest, Archive(staging / LETTERS))
        with closing(open_register(incoming)) as db:
            in_doubt = doubt(db, manifest.created_at, now)
        sync(incoming)
        for folder in (LETTERS, EVIDENCE):
            _move(staging / folder, data_dir / folder)
        # A log that an earlier register left would be played into this one.
        for suffix in ("-wal", "-shm"):
            Path(f"{register}{suffix}").unlink(missing_ok=True)
        incoming.rename(register)
        sync(data_dir)
    return Restored(manifest, in_doubt)


@contextmanager
def _staging(data_dir: Path) -> Iterator[Path]:
    """A folder on the same disk, gone when the block ends, as is one that a killed restore left."""
    staging = data_dir / _STAGING
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(mode=0o700)
    try:
        yield staging
    finally:
        shutil.rmtree(staging)


def _move(source: Path, target: Path) -> None:
    """Every file to the same place under `target`, over what lies there."""
    changed = set()
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            path.replace(place)
            changed |= {place.parent, place.parent.parent}
    for folder in changed:
        sync(folder)


def _unpack(backup: Path, staging: Path) -> Manifest:
    """Register, letters and pictures to their places under `staging`; the backup's manifest."""
    register = staging / REGISTER
    archive, pictures = Archive(staging / LETTERS), EvidenceStore(staging / EVIDENCE)
    manifest = None
    try:
        with tarfile.open(backup) as tar:
            for name, content in _members(tar):
                if name == REGISTER:
                    create_private(register)
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
        values = json.loads(content)
        return Manifest(**values | {"lacking": tuple(values["lacking"])})
    except (ValueError, TypeError, KeyError) as error:
        raise BackupError("the backup's manifest cannot be read: take another backup.") from error


def _check(register: Path, manifest: Manifest, archive: Archive) -> None:
    if hashlib.sha256(register.read_bytes()).hexdigest() != manifest.register_sha256:
        raise BackupError("the register in the backup is damaged: take another backup.")
    if damage := damage_of(register):
        raise BackupError(f"the register in the backup is damaged ({damage}).")
    with closing(sqlite3.connect(register)) as connection:
        named = set(ledger.archived(Database(connection)))
    lost = [one for one in named - set(manifest.lacking) if not archive.path(one).is_file()]
    if lost:
        raise BackupError(f"the backup lacks {len(lost)} letters: take another one.")
