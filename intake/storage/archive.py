"""Archives raw letters on disk, named by their sha256, synced before anything else happens."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parsers.errors import IntakeError

_PREFIX = "incoming-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class ArchiveFull(OSError):
    """There is no room for another letter; nothing was kept of it."""


class ArchiveDamaged(IntakeError):
    """A letter that should be in the archive is not there, or not as it was kept."""


class Archive:
    """Letters as `root/ab/abcdef….eml`. A file under its final name is complete."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / f"{sha256}.eml"

    def keep(self, raw: bytes) -> str:
        """Stores the letter; when this returns its sha256, it survives a power cut.

        Raises ArchiveFull where the disk or the quota is exhausted, OSError for other troubles.
        """
        sha256 = hashlib.sha256(raw).hexdigest()
        path = self.path(sha256)
        if not _holds(path, raw):
            with _full_disk_in_words(self._root):
                _write(path, raw, self._root)
        return sha256

    def sweep(self) -> None:
        """Removes what a kill left half written; only while nobody else writes."""
        for leftover in self._root.glob(f"{_PREFIX}*"):
            leftover.unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """The letter's bytes, compared with their name. Raises ArchiveDamaged."""
        try:
            raw = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise ArchiveDamaged(f"The letter {sha256} is not in the archive.") from error
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise ArchiveDamaged(f"The letter {sha256} has changed in the archive.")
        return raw


def _holds(path: Path, raw: bytes) -> bool:
    """Tell whether the same letter is there already; one that rotted is written anew."""
    try:
        return path.stat().st_size == len(raw) and path.read_bytes() == raw
    except FileNotFoundError:
        return False


def _write(path: Path, raw: bytes, root: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=root)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    # The name is only safe once its folder is, and the folder once the one above it is.
    for folder in (path.parent, root):
        sync(folder)


def sync(path: Path) -> None:
    """Sync a file or folder: what was written survives a power cut when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _full_disk_in_words(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise ArchiveFull(
            error.errno,
            f"There is no room for another letter in {root} ({error.strerror}): free some space;"
            " nothing is lost, the letter is still in the mailbox",
        ) from error
