"""A real dask cluster on loopback: a scheduler and worker processes, each of which may be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

from intake.demo.imap_server import free_port

# A worker may only be lost for a while, never for good; its nanny would need the seconds we have not.
_QUIET = {"DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "0", "DASK_LOGGING__DISTRIBUTED": "error"}
# A task whose worker dies is given to another once, not three times: fewer workers to start.
_ONCE = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


@dataclass
class Cluster:
    """`workers` are the processes, by name."""

    address: str
    folder: Path
    workers: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *options: str) -> None:
        self.workers[name] = _started(
            "worker", self.address, "--nthreads", "1", "--name", name, "--no-dashboard",
            "--host", "127.0.0.1", "--local-directory", str(self.folder), *options,
        )  # fmt: skip

    def wait(self, count: int) -> None:
        with Client(self.address, set_as_default=False) as client:
            if count:
                client.wait_for_workers(count, timeout=60)

    def kill(self, name: str) -> None:
        self.workers[name].kill()
        self.workers.pop(name).wait()


@contextmanager
def cluster(folder: Path, *names: str, nanny: bool = False) -> Iterator[Cluster]:
    """`nanny`: each worker has a process over it, as dask starts them unless told otherwise."""
    port = free_port()
    with ExitStack() as stack:
        scheduler = _started(
            "scheduler", "--host", "tcp://127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        stack.callback(_end, scheduler)
        running = Cluster(f"tcp://127.0.0.1:{port}", folder)
        for name in names:
            running.start(name, "--nanny" if nanny else "--no-nanny")
        stack.callback(lambda: [_end(one) for one in running.workers.values()])
        running.wait(len(names))
        yield running


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    # What the tests hand to the workers lies in the tests' own modules.
    places = os.pathsep.join(str(Path(one).resolve()) for one in sys.path if one)
    return subprocess.Popen(
        command,
        env=os.environ | _QUIET | _ONCE | {"PYTHONPATH": places},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
