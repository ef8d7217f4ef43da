"""Reads letters in worker processes, on this machine or many, which may die without harm."""

import copy
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, Self

from intake.workers.clamd import is_remote
from intake.workers.closed_after_use import ClosedAfterUse
from intake.workers.errors import (
    LetterOverdue,
    ReaderDied,
    ReaderOverdue,
    ReadingFailed,
    WorkersUnavailable,
)
from intake.workers.isolate_file import read_apart
from intake.workers.local_pool import LocalPool, confined, worker_context
from intake.workers.network_block import is_offline
from intake.workers.time_allowance import SECONDS_PER_LETTER, TimeAllowance, of_try, timed
from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import Letter, ReadLetter
from parsers.facts.scan_facts import Level

__all__ = ["Reader", "ReadingFailed", "WorkersUnavailable", "confined", "worker_context"]

# Of a letter's time for reading it in one go; what is left reads it file by file where that failed.
READ_WHOLE = 0.4
# Judging takes a fraction of a second. It is given time even where reading took all there was.
SECONDS_TO_JUDGE = 30
LEAST_SECONDS_TO_JUDGE = 10
SECONDS_TO_OPEN = 20
_JUDGING_TOOK_LONG = "判断超时，转人工处理"


class Pool(Protocol):
    """Processes that are given work, a module's function and its arguments, and may die on it."""

    @property
    def workers(self) -> int:
        """Return how many letters are read at a time. Raises WorkersUnavailable."""

    def is_up(self) -> bool:
        """Tell whether work can be begun; else `demand_up` comes first."""

    def begin(self, work: Callable[..., Any], arguments: tuple[object, ...], seconds: float) -> Any:  # noqa: ANN401 - the pool's own future
        """Hands the work out and returns at once."""

    def result(self, begun: Any, seconds: float) -> Any:  # noqa: ANN401
        """Return what came of it. Raises what the work raised, ReadingFailed, or WorkersUnavailable."""

    def demand_up(self) -> None:
        """Raise WorkersUnavailable."""

    def close(self) -> None:
        """Ends what is under way."""


def _is_offline(_seen: Path | None) -> bool:
    return is_offline()


def _read_mail(
    path: Path,
    facts_dir: Path | None,
    clamd: str,
    cloud_links: tuple[str, ...],
    given: Mapping[str, FileFacts] | None = None,
) -> ReadLetter:
    from intake.workers.read_one import read_mail

    return read_mail(path, facts_dir, clamd, cloud_links, given or {})


def _read_closer(
    path: Path, facts_dir: Path | None, wanted: Mapping[str, tuple[Level, FileFacts]]
) -> dict[str, FileFacts]:
    from intake.workers.read_one import read_mail_closer

    return read_mail_closer(path, facts_dir, wanted)


def _open(path: Path, cloud_links: tuple[str, ...]) -> Letter:
    from intake.workers.read_one import open_mail

    return open_mail(path, cloud_links)


def _read_one(path: Path, filename: str) -> FileFacts:
    from intake.workers.read_one import read_one

    return read_one(path, filename)


def _extract(path: Path, wanted: Mapping[str, Sequence[str]]) -> set[str]:
    from intake.workers.read_one import extract

    return extract(path, wanted)


class Reader(ClosedAfterUse):
    """Reads letters in worker processes. Use as a context manager.

    `pool`: who reads, in place of `workers` processes on this machine. What is written to a place on
    this machine is written by a process of this machine all the same.
    """

    def __init__(
        self,
        workers: int = 0,
        facts_dir: Path | None = None,
        seconds: float = SECONDS_PER_LETTER,
        clamd: str = "",
        cloud_links: tuple[str, ...] = (),
        *,
        pool: Pool | None = None,
    ) -> None:
        self._facts_dir = facts_dir
        self._seconds = seconds
        self._clamd = clamd
        self._cloud_links = cloud_links
        self._here = LocalPool(workers, offline=not is_remote(clamd))
        self._pool: Pool = pool or self._here
        # Judging does not wait behind the reading of later letters; no process is begun before it.
        self._judges = LocalPool(1, offline=True)
        self._begun: dict[Path, Any] = {}
        self._allowance: TimeAllowance | None = None

    def within(self, tries: int = 1) -> Self:
        """The same workers, for one letter: what they do for it has one deadline, shorter at each of
        its `tries`. Past it they raise LetterOverdue.
        """
        bound = copy.copy(self)
        bound._allowance = TimeAllowance(of_try(self._seconds, tries))  # noqa: SLF001 - our own
        return bound

    @property
    def facts_dir(self) -> Path | None:
        """Return where facts are kept."""
        return self._facts_dir

    @property
    def cloud_links(self) -> tuple[str, ...]:
        return self._cloud_links

    @property
    def workers(self) -> int:
        """Return how many letters are read at a time. Raises WorkersUnavailable."""
        return self._pool.workers

    def is_offline(self, folder: Path | None = None) -> bool:
        """Tell whether the workers have no network; and, tried with it, that they see the folder.

        Raises ReadingFailed or WorkersUnavailable.
        """
        return bool(self._run(_is_offline, folder / "seen" if folder else None))

    def begin(self, path: Path) -> None:
        """Begins reading the letter in the file; a later `read` of it has less to wait for.

        What is begun and never asked for is held until `close`. A pool that is down begins
        nothing: the `read` tells what is wrong with it.
        """
        if self._pool.is_up() and path not in self._begun:
            work = (_read_mail, *self._of_mail(path))
            self._begun[path] = self._pool.begin(timed, work, READ_WHOLE * self._seconds)

    def read(self, path: Path) -> ReadLetter:
        """The letter in the file. Raises Unreadable (no letter), ReadingFailed, WorkersUnavailable,
        or ScannerUnavailable.
        """
        if self._allowance is None:
            return self.within().read(path)
        begun = self._begun.pop(path, None)
        if begun is not None and not self._pool.is_up():
            begun = None
        whole = READ_WHOLE * self._seconds
        try:
            result: ReadLetter = self._run(
                _read_mail, *self._of_mail(path), begun=begun, most_seconds=whole
            )
        except ReaderDied as error:
            # One file of it has done that: it is found, and the rest is read.
            given = read_apart(self._run, path, self._of_mail(path)[1:], error)
            result = self._run(_read_mail, *self._of_mail(path), given)
        return result

    def open(self, path: Path) -> Letter:
        """Return who sent the letter in the file, and what it brings; none of that is read.

        Raises Unreadable, ReadingFailed or WorkersUnavailable.
        """
        letter: Letter = self._run(_open, path, self._cloud_links, most_seconds=SECONDS_TO_OPEN)
        return letter

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
        had: set[str] = self._run_here(_extract, path, wanted)
        return had

    def read_file(self, path: Path) -> FileFacts:
        """The facts of any file. Raises ReadingFailed or WorkersUnavailable."""
        result: FileFacts = self._run_here(_read_one, path, path.name)
        return result

    def _of_mail(self, path: Path) -> tuple[Path, Path | None, str, tuple[str, ...]]:
        return path, self._facts_dir, self._clamd, self._cloud_links

    def judge(
        self,
        work: Callable[..., Any],
        *arguments: object,
        most_seconds: float | None = None,
    ) -> Any:  # noqa: ANN401 - by caller
        """Does pure work on what was read of a letter, in a process apart. Raises what it raises,
        LetterOverdue, ReadingFailed or WorkersUnavailable.
        """
        left = self._allowance.left if self._allowance else self._seconds
        seconds = min(max(left, LEAST_SECONDS_TO_JUDGE), most_seconds or SECONDS_TO_JUDGE)
        self._judges.demand_up()
        try:
            begun = self._judges.begin(timed, (work, *arguments), seconds)
            return self._charged(self._judges, begun, seconds)
        except ReaderOverdue as error:
            raise LetterOverdue(
                f"judging took longer than {seconds:g} s", _JUDGING_TOOK_LONG
            ) from error

    def _run(
        self,
        work: Callable[..., Any],
        *arguments: object,
        begun: object = None,
        most_seconds: float = float("inf"),
    ) -> Any:  # noqa: ANN401 - by caller
        left = self._allowance.demand() if self._allowance else self._seconds
        seconds = min(left, most_seconds)
        if begun is None:
            if not self._pool.is_up():
                self._begun.clear()
                self._pool.demand_up()
            begun = self._pool.begin(timed, (work, *arguments), seconds)
        try:
            return self._charged(self._pool, begun, seconds)
        except ReaderOverdue:
            if self._allowance:
                self._allowance.demand()
            raise

    def _charged(self, pool: Pool, begun: object, seconds: float) -> Any:  # noqa: ANN401 - by caller
        """Return what came of the work, its time taken from the letter's."""
        waited = time.monotonic()
        took = 0.0
        try:
            result, took = pool.result(begun, seconds)
        except ReaderOverdue:
            took = seconds
            raise
        except ReaderDied:
            took = min(time.monotonic() - waited, seconds)
            raise
        finally:
            if self._allowance:
                self._allowance.charge(took)
        return result

    def _run_here(self, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        self._here.demand_up()
        begun = self._here.begin(work, arguments, self._seconds)
        return self._here.result(begun, self._seconds)

    def close(self) -> None:
        self._pool.close()
        self._judges.close()
        if self._pool is not self._here:
            self._here.close()
