"""Opens an existing register for commands that look into it; never creates one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.cli.terminal.errors import CommandError
from intake.register.connection import Database
from intake.register.database import open_register


@contextmanager
def existing_register(data_dir: Path) -> Iterator[Database]:
    """The register, closed when the block ends. Raises CommandError where there is none yet."""
    path = data_dir / "register.db"
    if not path.is_file():
        raise CommandError(f"there is no register {path} yet; `intake poll` begins one.")
    database = open_register(path)
    try:
        yield database
    finally:
        database.close()
