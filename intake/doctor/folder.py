"""Checks the data folder: is it writable, is there room, is the register sound."""

import os
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from intake.config.private_files import open_to_others
from intake.config.settings import Settings
from intake.doctor.diagnosis import Diagnosis, failed, ok, optional
from intake.register.database import RegisterError, open_register

# A busy call brings some 10 GB; below the second figure the next letters may not fit.
_ROOM_BYTES = 10 * 1024**3
_LEAST_BYTES = 500 * 1024**2


def data_folder(settings: Settings) -> Iterator[Diagnosis]:
    folder = settings.data_dir.absolute()
    try:
        _demand_possible(folder)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        yield failed(
            "data folder", f"{str(folder)!r} cannot be ({why}): set data_dir to another place."
        )
        return
    there = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    yield _writable(folder, there)
    if not there.is_dir():
        return
    yield _room(there)
    if is_open := open_to_others(folder):
        names = ", ".join(str(path) for path in is_open)
        yield optional(
            "privacy",
            f"other accounts of this machine may look into {names}: the next poll closes what is"
            f" ours; at once by: chmod -R go= {shlex.quote(str(folder))}",
        )
    for account in settings.imap:
        yield from _secret(account.password_file)
    yield from _secret(settings.smtp.password_file)
    yield _register(folder / "register.db")


def _demand_possible(folder: Path) -> None:
    """Raise OSError or ValueError for a path that no folder can have: too long, a loop, a null byte."""
    with suppress(FileNotFoundError):
        folder.stat()


def _writable(folder: Path, there: Path) -> Diagnosis:
    if not there.is_dir():
        return failed("data folder", f"{there} is no folder: set data_dir to another place.")
    if not os.access(there, os.W_OK | os.X_OK):
        return failed("data folder", f"{there} may not be written: give this account the right to.")
    return ok("data folder", str(folder) if folder == there else f"{folder} will be made")


def _room(there: Path) -> Diagnosis:
    free = shutil.disk_usage(there).free
    found = f"{free / 1024**3:.1f} GB free"
    if free < _LEAST_BYTES:
        return failed("disk", f"{found}: letters will not fit; make room.")
    if free < _ROOM_BYTES:
        return optional("disk", f"{found}: a busy call brings some 10 GB.")
    return ok("disk", found)


def _secret(path: Path | None) -> Iterator[Diagnosis]:
    if path is not None and path.exists() and path.stat().st_mode & 0o077:
        yield optional("privacy", f"others may read the password in {path}: chmod 600 {path}")


def _register(path: Path) -> Diagnosis:
    if not path.exists():
        return ok("register", f"{path} will be made at the first poll")
    try:
        with closing(open_register(path)) as database:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
            (count,) = database.execute("SELECT count(*) FROM applications").fetchone()
    except (RegisterError, sqlite3.Error) as error:
        return failed("register", str(error))
    if found != "ok":
        return failed("register", f"{path} is damaged ({found}): restore it from a backup.")
    return ok("register", f"{path}, {count} applications")
