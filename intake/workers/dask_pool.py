"""Runs readers on a dask cluster: paths of letters go out, facts come back by value.

The archive and the facts lie in a folder all machines share. A task whose worker is lost is run again
by the scheduler. Only this process writes the register.
"""

import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any

from distributed import Client
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from intake.workers import dask_worker
from intake.workers.clamd import Unscannable
from intake.workers.errors import ReadingFailed, WorkersUnavailable
from parsers.reading import READER_VERSION

SECONDS_TO_CONNECT = 10
# A cluster may be between two workers: one has died and its nanny starts the next.
SECONDS_WITHOUT_WORKERS = 60
_SECONDS_A_LOOK = 5


class DaskPool:
    """The workers of the scheduler at `address`, which is first spoken to when it is needed: what
    reads no letter (a report, a list) does without it.
    """

    def __init__(
        self, address: str, *, offline: bool, without_workers: float = SECONDS_WITHOUT_WORKERS
    ) -> None:
        self._address = address
        self._offline = offline
        self._without_workers = without_workers
        self._client: Any = None

    @property
    def workers(self) -> int:
        """Return how many letters the cluster reads at a time just now. Raises WorkersUnavailable."""
        self.demand_up()
        return max(sum(self._threads().values()), 1)

    def _connected(self) -> Any:  # noqa: ANN401
        try:
            client: Any = Client
            return client(self._address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise WorkersUnavailable(
                f"the dask scheduler {self._address} cannot be reached ({error}): start it with"
                " `dask scheduler`, or set `scheduler` in [reading]"
            ) from error

    def _threads(self) -> dict[str, int]:
        """The threads of each worker that is connected now."""
        info = self._client.scheduler_info(n_workers=-1)
        return {address: one["nthreads"] for address, one in info["workers"].items()}

    def is_up(self) -> bool:
        return bool(self._client and self._client.status == "running")

    def begin(self, work: Callable[..., Any], arguments: tuple[object, ...], seconds: float) -> Any:  # noqa: ANN401 - dask's future, of which dask tells no types
        # Equal tasks must not merge: a letter that is tried again is read again.
        return self._client.submit(
            dask_worker.run,
            work,
            tuple(_absolute(one) for one in arguments),
            seconds,
            READER_VERSION,
            offline=self._offline,
            pure=False,
        )

    def result(self, begun: Any, seconds: float) -> Any:  # noqa: ANN401, ARG002 - the worker keeps the time
        try:
            self._wait(begun)
            return begun.result()
        except KilledWorker as error:
            raise ReadingFailed(f"dask workers died over it ({error.last_worker})") from error
        except Unscannable as error:
            raise ReadingFailed(str(error)) from error
        except (CancelledError, CommClosedError) as error:
            raise WorkersUnavailable(
                f"the dask scheduler {self._address} was lost while letters were read"
            ) from error
        except (ImportError, AttributeError) as error:
            raise WorkersUnavailable(
                f"the dask workers lack this program ({error}): install the same version on all"
                " machines"
            ) from error
        finally:
            # What a worker keeps of a result is freed with the last word about it.
            begun.release()

    def _wait(self, begun: Any) -> None:  # noqa: ANN401
        """Waits while there is somebody to do it; the letter's own time runs at the worker."""
        alone_since: float | None = None
        while not begun.done():
            with suppress(TimeoutError):
                begun.exception(timeout=_SECONDS_A_LOOK)
                return
            if not self.is_up():
                raise CancelledError(self._address)
            if self._threads():
                alone_since = None
                continue
            alone_since = alone_since or time.monotonic()
            if time.monotonic() - alone_since > self._without_workers:
                raise WorkersUnavailable(
                    f"the dask scheduler {self._address} has no workers: start some with"
                    f" `dask worker {self._address}`"
                )

    def demand_up(self) -> None:
        """Raise WorkersUnavailable where the scheduler cannot be reached."""
        if not self.is_up():
            self.close()
            self._client = self._connected()

    def close(self) -> None:
        if self._client:
            self._client.close(timeout=SECONDS_TO_CONNECT)


def _absolute(argument: object) -> object:
    """Relative places mean nothing on another machine."""
    return argument.absolute() if isinstance(argument, Path) else argument
