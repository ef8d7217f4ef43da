"""One worker, two workers, two workers of a dask cluster: the same letters, read in turns."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kits import standard
from table import Row

from intake.demo.imap_server import free_port
from intake.workers.dask_pool import DaskPool
from intake.workers.readers import Reader

LETTERS = 16


def rows(rounds: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        paths = _letters(folder)
        address = stack.enter_context(_cluster(folder))
        readers = {
            "one": stack.enter_context(Reader(1)),
            "two": stack.enter_context(Reader(2)),
            "dask": stack.enter_context(Reader(1, pool=DaskPool(address, offline=True))),
        }
        taken: dict[str, list[float]] = {kind: [] for kind in readers}
        for round_ in range(rounds + 1):
            for kind, reader in readers.items():
                seconds = _read_all(reader, paths)
                if round_:
                    taken[kind].append(seconds)
        yield from _told(taken)


def _told(taken: dict[str, list[float]]) -> Iterator[Row]:
    for kind, words in (
        ("one", "one worker"),
        ("two", "two workers"),
        ("dask", "dask, two workers"),
    ):
        figure = f"{60 * LETTERS / statistics.median(taken[kind]):.0f}"
        yield Row(f"standard kit read by {words}: letters a minute", figure)
    yield Row("two workers against one", _gain(taken["one"], taken["two"]), "≥ 1.6 ×")
    yield Row("dask against the local pool", _gain(taken["two"], taken["dask"]), "≥ 0.9 ×")


def _gain(before: list[float], after: list[float]) -> str:
    return f"{statistics.median(a / b for a, b in zip(before, after, strict=True)):.2f} ×"


def _letters(folder: Path) -> list[Path]:
    paths = [folder / f"{number}.eml" for number in range(LETTERS)]
    for path in paths:
        path.write_bytes(standard().raw) if path is paths[0] else shutil.copy(paths[0], path)
    return paths


def _read_all(reader: Reader, paths: list[Path]) -> float:
    """As a round does: some are begun before their turn."""
    begun = time.perf_counter()
    for path in paths:
        reader.begin(path)
    for path in paths:
        reader.read(path)
    return time.perf_counter() - begun


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    worker = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    started = [
        _started("scheduler", "--host", "tcp://127.0.0.1", "--port", str(port), "--no-dashboard"),
        *(_started(*worker, "--host", "127.0.0.1", "--local-directory", str(folder))
          for _ in range(2)),
    ]  # fmt: skip
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    try:
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _started(kind: str, *options: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
