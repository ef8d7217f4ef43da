"""Locks the data folder: two pollers over one register would judge each letter twice."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import structlog

from intake.config.private_files import close_to_others, create_private, made_only_for
from parsers.errors import IntakeError

log = structlog.get_logger()


class DataFolderImpossible(IntakeError):
    """There is no such folder and none can be made; the message says why."""


class DataFolderInUse(IntakeError):
    """Another program holds the data folder; the message names it."""


@contextmanager
def only_writer(data_dir: Path, command: str, now: datetime) -> Iterator[None]:
    """Holds `data_dir` while the block runs. Raises DataFolderInUse at once, without waiting.

    The kernel lets go when the process ends, however it ends: a lock file left behind locks nothing.
    A folder that an earlier version left open to other accounts is closed to them. A block that
    raises leaves no folder and no lock file that were not there before.
    """
    with _made(data_dir):
        path = data_dir / "lock"
        is_new = not path.exists()
        with _held(path, command, now):
            if closed := close_to_others(data_dir):
                log.debug("closed to other accounts", paths=[str(one) for one in closed])
            try:
                yield
            except BaseException:
                if is_new:
                    path.unlink(missing_ok=True)
                raise


@contextmanager
def _made(data_dir: Path) -> Iterator[None]:
    """The folder, made where it is not there. Raises DataFolderImpossible."""
    with ExitStack() as stack:
        try:
            stack.enter_context(made_only_for(data_dir))
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            raise DataFolderImpossible(
                f"The data folder {str(data_dir)!r} cannot be made ({why}): set data_dir to another"
                " place."
            ) from error
        yield


@contextmanager
def _held(path: Path, command: str, now: datetime) -> Iterator[None]:
    create_private(path)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "another program"
            raise DataFolderInUse(
                f"The data folder {path.parent} is in use by {holder}: end it first."
            ) from error
        file.truncate(0)
        file.write(f"{command} (process {os.getpid()}, since {now.isoformat(timespec='seconds')})")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
