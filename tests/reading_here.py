"""Worker processes that are none: what they are given is done here and at once.

A process loads the libraries of pictures, PDF and scans anew and dies with its command, which is most
of what a command costs. Tests about the processes themselves (`intake/workers/`, `intake run`)
have real ones.
"""

import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from read_once import read_once

from intake.workers.local_pool import LocalPool

# PDFium has no two callers at a time; a process has one piece of work.
_one_at_a_time = threading.Lock()


class _Done:
    """What came of a piece of work, or what it raised."""

    def __init__(self, work: Callable[..., Any], arguments: Sequence[Any]) -> None:
        self._result: Any = None
        self._error: Exception | None = None
        try:
            self._result = work(*arguments)
        except Exception as error:  # noqa: BLE001 - raised where the result is asked for
            self._error = error

    def result(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._result


class _Here:
    """Stands for the pool of processes of a `LocalPool`."""

    active = True

    def schedule(
        self, _bounded: Callable[..., Any], args: tuple[Any, ...], timeout: float
    ) -> _Done:
        """Work and result travel as to a process and back: what cannot, fails here too."""
        _seconds, work, *arguments = args
        work, arguments = pickle.loads(pickle.dumps((work, arguments)))
        with _one_at_a_time:
            return pickle.loads(pickle.dumps(_Done(work, arguments)))

    def stop(self) -> None:
        """There is nothing to stop."""

    def join(self) -> None:
        """There is nobody to wait for."""


@contextmanager
def reading_here() -> Iterator[None]:
    """No `LocalPool` that is opened within begins a process."""
    with read_once(), patch.object(LocalPool, "_new_pool", lambda _: _Here()):
        yield
