"""Restricts the data folder to the account that runs the office."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UMASK = 0o077
"""What a command leaves out of the mode of every file and folder it makes."""

_OURS = ("register.db", "register.db-wal", "register.db-shm", "lock")
_OUR_FOLDERS = ("archive", "facts", "evidence", "reports")


def create_private(path: Path) -> None:
    """Makes an empty file for this account alone where there is none. Raises OSError.

    SQLite gives the write-ahead log beside it the same mode.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))


def open_to_others(data_dir: Path) -> tuple[Path, ...]:
    """The data folder, and what is ours directly in it, as far as other accounts may look into it."""
    places = (data_dir, *(data_dir / name for name in (*_OURS, *_OUR_FOLDERS)))
    return tuple(path for path in places if _is_open(path))


def _is_open(path: Path) -> bool:
    return path.exists() and not path.is_symlink() and bool(path.stat().st_mode & UMASK)


def close_to_others(data_dir: Path) -> tuple[Path, ...]:
    """Takes the rights of others from what is open; what was closed.

    A data folder in which the account works or lives (`data_dir = "."`) is left to its owner, who is
    told by `intake doctor`.
    """
    theirs = {*Path.cwd().parents, Path.cwd(), Path.home(), *Path.home().parents}
    closed = []
    for path in open_to_others(data_dir):
        if path.absolute() not in theirs and path.stat().st_uid == os.geteuid():
            path.chmod(path.stat().st_mode & 0o700)
            closed.append(path)
    return tuple(closed)


@contextmanager
def made_only_for(folder: Path) -> Iterator[None]:
    """Makes the folder for the block; a block that raises leaves no folder that was not there."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for path in missing:
            if any(path.iterdir()):
                break
            path.rmdir()
        raise
