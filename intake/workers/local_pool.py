"""Runs worker processes on this machine, each limited, without network and replaceable."""

import math
import multiprocessing
import os
import resource
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as Overdue
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import ForkServerContext
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

from intake.config.private_files import UMASK
from intake.workers.clamd import Unscannable
from intake.workers.errors import ReaderDied, ReaderOverdue, ReadingFailed, WorkersUnavailable

# A fresh process now and then keeps what native libraries leak from adding up.
LETTERS_PER_WORKER = 200
# Importing the libraries on a busy machine.
SECONDS_TO_START = 120
# The pool comes first; a thread or two beside the work take some time as well.
SECONDS_OF_GRACE = 30

# A drawing does not hear the first signal, and the next file waits for the second.
CONSTS.term_timeout = 1

# The readers with their libraries (PDF, pictures, signatures) take a second to import: they are
# imported in the workers, or once in the process these are forked from, and never in ours.
_READING = "intake.workers.read_one"
_JUDGING = "intake.workers.judging_process"


def worker_context() -> ForkServerContext:
    """Return how workers begin: a plain fork would copy the locks of the service's other threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_READING, _JUDGING])
    return context


def confined(offline: bool) -> None:
    """Confine a worker: the first it does.

    What it writes is for this account alone, whatever the process it was forked from was told.
    """
    os.umask(UMASK)
    from intake.workers.read_one import confine

    confine(offline=offline)


def _alive() -> bool:
    return True


def bounded(seconds: float, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - by caller
    """Does the work, and lets the kernel end the process that takes far longer for it.

    The pool ends what is overdue. Where the service itself was killed nobody does: a drawing that
    never ends kept a processor busy for an hour, deaf to SIGTERM.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds + SECONDS_OF_GRACE)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard < 0 else min(most, hard), hard))
    return work(*arguments)


class LocalPool:
    """`workers` processes, 0 for one a core. `offline`: they lose the network."""

    def __init__(self, workers: int, *, offline: bool) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._offline = offline
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=LETTERS_PER_WORKER,
            initializer=confined,
            initargs=(self._offline,),
            context=worker_context(),
        )

    @property
    def workers(self) -> int:
        return self._workers

    def is_up(self) -> bool:
        try:
            return bool(self._pool.active)
        except BrokenProcessPool:
            # The first process could not be begun; `demand_up` tells it in a sentence.
            return False

    def begin(
        self, work: Callable[..., Any], arguments: tuple[object, ...], seconds: float
    ) -> ProcessFuture[Any]:
        return self._pool.schedule(bounded, args=(seconds, work, *arguments), timeout=seconds)

    def result(self, begun: ProcessFuture[Any], seconds: float) -> Any:  # noqa: ANN401 - by caller
        try:
            return begun.result()
        except Overdue as error:
            raise ReaderOverdue(f"reading took longer than {seconds:.3g} s") from error
        except ProcessExpired as error:
            raise ReaderDied(f"the reading process died (exit {error.exitcode})") from error
        except Unscannable as error:
            raise ReadingFailed(str(error)) from error
        except MemoryError as error:
            raise ReaderDied("reading needed more memory than is allowed") from error
        except CancelledError as error:
            raise ReadingFailed("the reading processes were ended") from error
        except BrokenProcessPool as error:
            raise ReadingFailed(f"the reading processes broke down ({error})") from error

    def demand_up(self) -> None:
        """A pool whose workers all died takes no more work: a new one must first show that it can.

        Raises WorkersUnavailable.
        """
        if self.is_up():
            return
        self.close()
        self._pool = self._new_pool()
        try:
            self._pool.schedule(_alive, timeout=SECONDS_TO_START).result()
        except (BrokenProcessPool, ProcessExpired, Overdue) as error:
            raise WorkersUnavailable(
                f"no reading process can be started on this machine ({error})"
            ) from error

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # ships half its types
        self._pool.join()
