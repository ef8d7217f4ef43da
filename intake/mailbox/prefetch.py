"""Reads letters while earlier ones are judged; they are judged in the order they came."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from intake.register.letters.ledger import Mail, MailState

ReadAhead = Callable[[Mail], None]
"""Begins reading an archived letter and returns at once."""


def not_ahead(_mail: Mail) -> None:
    """The `ReadAhead` of a round that reads each letter when its turn comes."""


@dataclass(frozen=True, slots=True)
class Queue:
    """At most `room` letters wait, so memory is the same whatever the backlog. What still waits
    when a round breaks off is pending in the ledger and is judged first by the next one.
    """

    begin: ReadAhead
    judge: Callable[[Mail], MailState]
    room: int
    _waiting: deque[Mail] = field(default_factory=deque)

    def add(self, mail: Mail) -> Iterator[MailState]:
        """Takes a letter in; yields what became of those whose turn has come."""
        if mail.state is MailState.FETCHED:
            self.begin(mail)
        self._waiting.append(mail)
        while len(self._waiting) > self.room:
            yield self.judge(self._waiting.popleft())

    def drain(self) -> Iterator[MailState]:
        """Take the rest, and yield what became of each."""
        while self._waiting:
            yield self.judge(self._waiting.popleft())
