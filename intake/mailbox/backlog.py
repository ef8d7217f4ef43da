"""Takes in a large backlog: all letters are fetched, and receipts sent, before the first is judged.

Letters that come meanwhile do not wait for the last one.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from intake.mailbox.errors import MailboxError
from intake.register.letters.ledger import Mail

# An applicant should get a receipt within a minute, and listing a folder takes a moment.
LOOK_AGAIN = timedelta(seconds=30)


def in_a_rush(
    fetch: Callable[[], Iterable[Mail]],
    acknowledge: Callable[[Sequence[Mail], int], object],
    now: Callable[[], datetime],
    go_on: Callable[[], None],
) -> Iterator[Mail]:
    """The letters in the order they came. `fetch` takes in what is new, asked again now and then;
    `acknowledge` gets these, and how many wait; `go_on`, called before each, may raise to break
    it off.

    Raises the MailboxError that ended the fetching, once the letters that are here were given out.
    """
    waiting: deque[Mail] = deque()
    broken: MailboxError | None = None
    looked_at: datetime | None = None
    while True:
        if broken is None and (looked_at is None or now() - looked_at >= LOOK_AGAIN):
            new: list[Mail] = []
            broken = _take_in(fetch, new)
            waiting.extend(new)
            acknowledge(new, len(waiting))
            looked_at = now()
        if not waiting:
            break
        go_on()
        yield waiting.popleft()
    if broken is not None:
        raise broken


def _take_in(fetch: Callable[[], Iterable[Mail]], new: list[Mail]) -> MailboxError | None:
    try:
        new.extend(fetch())
    except MailboxError as error:
        # What was taken in before stays.
        return error
    return None
