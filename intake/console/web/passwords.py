"""Checks passwords a few at a time, and counts each try first: Argon2 takes 64 MB per check."""

from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool

from intake.console.web.context import Desk
from intake.register.accounts import accounts, login_failures, login_places
from intake.register.accounts.accounts import Account

AT_A_TIME = 2
MOST_WAITING = 16
"""Strangers in the queue: more only keep staff waiting, two seconds with these."""

_BUSY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks to be let in: the name given, the address, and what the browser is known by."""

    name: str
    host: str
    mark: str


@dataclass(frozen=True, slots=True)
class Tried:
    """`why` there is no account: wrong, throttled or busy; `seconds` to wait, where that is known."""

    account: Account | None
    why: str = ""
    seconds: int = 0


_THROTTLED = Tried(None, "throttled", int(login_failures.WINDOW.total_seconds()))


class Passwords:
    """One for the whole application."""

    def __init__(self) -> None:
        self._limiter = CapacityLimiter(AT_A_TIME)

    async def check(self, desk: Desk, caller: Caller, password: str) -> Tried:
        """The account, if the password is its own and the try was one of those allowed."""
        place, known = await run_in_threadpool(_place, desk, caller)
        if not known and self._limiter.statistics().tasks_waiting >= MOST_WAITING:
            return Tried(None, "busy", _BUSY_SECONDS)
        if not await run_in_threadpool(_reserve, desk, caller, place, known):
            return _THROTTLED
        account = await to_thread.run_sync(
            _verified, desk, caller.name, password, limiter=self._limiter
        )
        if account is None:
            return Tried(None, "wrong")
        await run_in_threadpool(_welcome, desk, caller, place, account)
        return Tried(account)


def _place(desk: Desk, caller: Caller) -> tuple[str, bool]:
    """Return where the try is counted, and whether the account is known there."""
    if mark := login_places.marked(desk.db, caller.name, caller.mark):
        return f"browser {mark}", True
    address = login_failures.place_of(caller.host)
    return address, login_places.is_known(desk.db, caller.name, address)


def _reserve(desk: Desk, caller: Caller, place: str, known: bool) -> bool:
    return login_failures.reserve(desk.db, caller.name, place, desk.now(), known=known)


def _verified(desk: Desk, name: str, password: str) -> Account | None:
    return accounts.verified(desk.db, name, password)


def _welcome(desk: Desk, caller: Caller, place: str, account: Account) -> None:
    login_failures.forget(desk.db, caller.name, place)
    address = login_failures.place_of(caller.host)
    login_places.remember(desk.db, account.id, address, desk.now())
