"""The worker processes: they own the converter and the limits, and may die without harm to us."""

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as Overdue
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import ForkServerContext
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from intake.clamd import Unscannable, is_remote
from intake.offline import is_offline
from parsers.facts import FileFacts
from parsers.letter_facts import ReadLetter
from parsers.scan_facts import Level

# The slowest honest letter seen (40 scanned pages and an old .doc) took under 30 s.
SECONDS_PER_LETTER = 180
# A fresh process now and then keeps what native libraries leak from adding up.
LETTERS_PER_WORKER = 200
# Importing the libraries on a busy machine.
SECONDS_TO_START = 120

# The readers with their libraries (PDF, pictures, signatures) take a second to import: they are
# imported in the workers, or once in the process these are forked from, and never in ours.
_READING = "intake.reading"


Begun = ProcessFuture[Any]
"""Work that a process has been given, or will be."""


def worker_context() -> ForkServerContext:
    """How workers begin: a plain fork would copy the locks of the service's other threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_READING])
    return context


def confined(offline: bool) -> None:
    """What a worker does first."""
    from intake.reading import confine

    confine(offline=offline)


def _read_mail(
    path: Path, facts_dir: Path | None, clamd: str, cloud_links: tuple[str, ...]
) -> ReadLetter:
    from intake.reading import read_mail

    return read_mail(path, facts_dir, clamd, cloud_links)


def _read_closer(
    path: Path, facts_dir: Path | None, wanted: Mapping[str, tuple[Level, FileFacts]]
) -> dict[str, FileFacts]:
    from intake.reading import read_mail_closer

    return read_mail_closer(path, facts_dir, wanted)


def _read_one(path: Path, filename: str) -> FileFacts:
    from intake.reading import read_one

    return read_one(path, filename)


def _extract(path: Path, wanted: Mapping[str, Sequence[str]]) -> set[str]:
    from intake.reading import extract

    return extract(path, wanted)


def _alive() -> bool:
    return True


class ReadingFailed(Exception):
    """The worker died or ran out of time on this letter; the message is one sentence for staff."""


class WorkersUnavailable(Exception):
    """No worker can be started here: the machine's trouble, which no letter escapes."""


class Reader:
    """Reads letters in worker processes. Use as a context manager."""

    def __init__(
        self,
        workers: int = 0,
        facts_dir: Path | None = None,
        seconds: float = SECONDS_PER_LETTER,
        clamd: str = "",
        cloud_links: tuple[str, ...] = (),
    ) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._facts_dir = facts_dir
        self._seconds = seconds
        self._clamd = clamd
        self._cloud_links = cloud_links
        self._pool = self._new_pool()
        self._begun: dict[Path, Begun] = {}

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.workers,
            max_tasks=LETTERS_PER_WORKER,
            initializer=confined,
            initargs=(not is_remote(self._clamd),),
            context=worker_context(),
        )

    def is_offline(self) -> bool:
        """Whether the workers have no network. Raises ReadingFailed or WorkersUnavailable."""
        return bool(self._run(is_offline))

    def begin(self, path: Path) -> None:
        """Begins reading the letter in the file; a later `read` of it has less to wait for.

        What is begun and never asked for is held until `close`. A pool that is down begins
        nothing: the `read` tells what is wrong with it.
        """
        if self._pool.active and path not in self._begun:
            self._begun[path] = self._scheduled(_read_mail, *self._of_mail(path))

    def read(self, path: Path) -> ReadLetter:
        """The letter in the file. Raises Unreadable (no letter), ReadingFailed, WorkersUnavailable,
        or ScannerUnavailable.
        """
        begun = self._begun.pop(path, None)
        if begun is not None and not self._pool.active:
            begun = None
        result: ReadLetter = self._run(_read_mail, *self._of_mail(path), begun=begun)
        return result

    def read_closer(
        self, path: Path, wanted: Mapping[str, tuple[Level, FileFacts]]
    ) -> dict[str, FileFacts]:
        """Files of the letter, by sha256, with the facts known so far, read as closely as asked for.

        Raises as `read` does.
        """
        result: dict[str, FileFacts] = self._run(_read_closer, path, self._facts_dir, wanted)
        return result

    def extract(self, path: Path, wanted: Mapping[str, Sequence[str]]) -> set[str]:
        """Writes files of the letter, by sha256, to the places given; which it had.

        Raises Unreadable, ReadingFailed or WorkersUnavailable.
        """
        had: set[str] = self._run(_extract, path, wanted)
        return had

    def read_file(self, path: Path) -> FileFacts:
        """The facts of any file. Raises ReadingFailed or WorkersUnavailable."""
        result: FileFacts = self._run(_read_one, path, path.name)
        return result

    def _of_mail(self, path: Path) -> tuple[object, ...]:
        return path, self._facts_dir, self._clamd, self._cloud_links

    def _scheduled(self, work: Callable[..., Any], *arguments: object) -> Begun:
        return self._pool.schedule(work, args=arguments, timeout=self._seconds)

    def _run(self, work: Callable[..., Any], *arguments: object, begun: Begun | None = None) -> Any:  # noqa: ANN401 - by caller
        try:
            if begun is None:
                self._demand_pool()
                begun = self._scheduled(work, *arguments)
            return begun.result()
        except Overdue as error:
            raise ReadingFailed(f"reading took longer than {self._seconds:g} s") from error
        except ProcessExpired as error:
            raise ReadingFailed(f"the reading process died (exit {error.exitcode})") from error
        except Unscannable as error:
            raise ReadingFailed(str(error)) from error
        except MemoryError as error:
            raise ReadingFailed("reading needed more memory than is allowed") from error
        except CancelledError as error:
            raise ReadingFailed("the reading processes were ended") from error
        except BrokenProcessPool as error:
            raise ReadingFailed(f"the reading processes broke down ({error})") from error

    def _demand_pool(self) -> None:
        """A pool whose workers all died takes no more work: a new one must first show that it can.

        Raises WorkersUnavailable.
        """
        if self._pool.active:
            return
        self.close()
        self._begun.clear()
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
