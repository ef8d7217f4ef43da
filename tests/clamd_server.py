"""ClamAV's daemon as a throw-away, with one signature of the tests' own."""

import hashlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VIRUS = b"A file that the tests call a virus, and nobody else does."
NAME = "Tests.OwnSignature"
MOST_BYTES = 1 << 20

_CONF = """\
LocalSocket {base}/socket
DatabaseDirectory {base}/db
Foreground yes
StreamMaxLength {most}
LogFile {base}/log
"""


@dataclass(frozen=True)
class Clamd:
    """`address` as the settings name it."""

    address: str


@contextmanager
def clamd_server(base: Path) -> Iterator[Clamd]:
    (base / "db").mkdir()
    signature = f"{hashlib.md5(VIRUS).hexdigest()}:{len(VIRUS)}:{NAME}\n"
    (base / "db" / "tests.hdb").write_text(signature)
    config = base / "clamd.conf"
    config.write_text(_CONF.format(base=base, most=MOST_BYTES))
    # It gives up its rights where it finds its own account, which has none to our folder.
    for folder in (base, base / "db"):
        folder.chmod(0o777)
    process = subprocess.Popen(["clamd", "-c", str(config)], stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while not _listens(base / "socket"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("clamd did not start")
            time.sleep(0.02)
        yield Clamd(str(base / "socket"))
    finally:
        process.terminate()
        process.wait(20)


def _listens(path: Path) -> bool:
    """The socket is there a moment before anybody listens at it."""
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


def clamd_may_be_missing() -> bool:
    """In CI it must be there; elsewhere its tests stand aside where nobody installed it."""
    return shutil.which("clamd") is None and not os.environ.get("CI")
