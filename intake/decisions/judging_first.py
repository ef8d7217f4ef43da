"""Judges before the register is locked: an action is tried, and what it lacks is worked out in between.

    try the action in its transaction → it needs a verdict that nobody has made → roll back
        → make the verdict while the register is free → try again

What was worked out is known by what went into it. So a verdict counts only where the application still
is as it was judged; what somebody changed meanwhile is judged anew. Nothing is read or judged while
the register is locked, and nothing is judged twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from intake.errors import CannotAct
from intake.office import Office
from intake.workers.readers import Reader
from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import ReadLetter
from parsers.facts.scan_facts import Level

MOST_TRIES = 1000
"""Each try works out one thing: a letter, a verdict. An application with the letters of a year and all
that share a notice with it needs some dozens."""

P = ParamSpec("P")
T = TypeVar("T")


def judging_first(
    action: Callable[Concatenate[Office, P], T],
) -> Callable[Concatenate[Office, P], T]:
    """Decorate an action that judges in its transaction: it then finds its verdicts made.

    The action may be run many times; only the last is committed. Raises what the action raises, and
    CannotAct where the register is another at every try.
    """

    @wraps(action)
    def act(office: Office, /, *given: P.args, **named: P.kwargs) -> T:
        if isinstance(office.reader, _KnownLetters):
            return action(office, *given, **named)
        known = _WorkedOut(office)
        inside = known.office()
        for _ in range(MOST_TRIES):
            try:
                return action(inside, *given, **named)
            except _Lacking as lacking:
                known.work_out(lacking.work, lacking.arguments)
        raise CannotAct("该申报一直有新的变动，没有任何改动，请稍后再试。")

    return act


class _Lacking(Exception):
    """Something has to be worked out that the transaction must not wait for."""

    def __init__(self, work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
        super().__init__(work)
        self.work = work
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class _Result:
    """What came of a work: its value, or the error it raised."""

    work: Callable[..., Any]
    arguments: tuple[object, ...]
    value: object
    error: Exception | None


class _WorkedOut:
    """All that was worked out for one action."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._results: list[_Result] = []

    def office(self) -> Office:
        """Return the same office, which works out nothing inside a transaction.

        Its clock stands still: a ruling of this action is of one moment, however often it is tried.
        """
        office, now = self._office, self._office.now()
        return replace(
            office,
            bounded=partial(self.recall, office.bounded),
            reader=cast("Reader", _KnownLetters(self)),
            now=lambda: now,
        )

    def recall(self, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - by work
        """Return what came of the work, or raise what it raised. Raises _Lacking inside a transaction
        where it was not worked out yet.
        """
        result = self._found(work, arguments)
        if result is None:
            if self._office.db.conn.in_transaction:
                raise _Lacking(work, arguments)
            result = self.work_out(work, arguments)
        if result.error is not None:
            raise result.error
        return result.value

    def _found(self, work: Callable[..., Any], arguments: tuple[object, ...]) -> _Result | None:
        of_work = (one for one in self._results if one.work == work)
        return next((one for one in of_work if one.arguments == arguments), None)

    def work_out(self, work: Callable[..., Any], arguments: tuple[object, ...]) -> _Result:
        """Do the work while the register is free, and keep what comes of it."""
        if self._office.db.conn.in_transaction:
            raise RuntimeError("an action that judges began inside another one's transaction")
        value, error = None, None
        try:
            value = work(*arguments)
        except Exception as raised:  # noqa: BLE001 - raised where the action asks for it
            error = raised
        result = _Result(work, arguments, value, error)
        self._results.append(result)
        return result

    def read(self, path: Path) -> ReadLetter:
        return self._office.reader.read(path)

    def read_closer(
        self, path: Path, wanted: Mapping[str, tuple[Level, FileFacts]]
    ) -> dict[str, FileFacts]:
        closer = self._office.reader.read_closer(path, wanted)
        # The facts of this letter's files are others from here on.
        self._results = [
            one for one in self._results if one.work != self.read or one.arguments != (path,)
        ]
        return closer


class _KnownLetters:
    """Reads the letters of an action, each once."""

    def __init__(self, known: _WorkedOut) -> None:
        self._known = known

    def read(self, path: Path) -> ReadLetter:
        """Read the letter, once. Raises as `Reader.read` does."""
        read: ReadLetter = self._known.recall(self._known.read, path)
        return read

    def read_closer(
        self, path: Path, wanted: Mapping[str, tuple[Level, FileFacts]]
    ) -> dict[str, FileFacts]:
        """Read files more closely, once. Raises as `Reader.read_closer` does."""
        closer: dict[str, FileFacts] = self._known.recall(self._known.read_closer, path, wanted)
        return closer
