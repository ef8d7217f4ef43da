"""One writer a data folder: two pollers over one register would judge each letter twice."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class DataFolderInUse(Exception):
    """Another program holds the data folder; the message names it."""


@contextmanager
def only_writer(data_dir: Path, command: str, now: datetime) -> Iterator[None]:
    """Holds `data_dir` while the block runs. Raises DataFolderInUse at once, without waiting.

    The kernel lets go when the process ends, however it ends: a lock file left behind locks nothing.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data_dir / "lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "another program"
            raise DataFolderInUse(
                f"The data folder {data_dir} is in use by {holder}: end it first."
            ) from error
        file.truncate(0)
        file.write(f"{command} (process {os.getpid()}, since {now.isoformat(timespec='seconds')})")
        file.flush()
        yield
        file.truncate(0)
