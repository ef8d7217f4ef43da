"""Polls all mailboxes once: what is new is archived, recorded in the ledger and judged."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import structlog

from intake.config.backoff import BackOff
from intake.config.settings import ImapAccount
from intake.mailbox.connection import Mailbox, open_mailbox
from intake.mailbox.errors import UNREADABLE, MailboxError
from intake.mailbox.folder_poll import Round, WithheldLetters, poll_folder
from intake.register.letters import folders, ledger
from intake.register.letters.ledger import MailState

log = structlog.get_logger()

UNFORESEEN = (*UNREADABLE, EOFError, ArithmeticError)
"""Errors that a server's answer may end in. Troubles of this machine are not among them."""

MOST_RECONNECTS = 3
"""How often one round of an account picks up a line that broke; the next round goes on from there."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """One account's round: what became of each letter taken in, and what kept it from its end.
    `reached` is False where the mailbox could not be worked with at all, or the line broke for good.
    """

    account: str
    states: tuple[MailState, ...] = ()
    problems: tuple[MailboxError, ...] = ()
    reached: bool = True


def poll_all(round_: Round, accounts: Iterable[ImapAccount]) -> tuple[PollResult, ...]:
    """Judges what a kill or a retry left pending, then polls every account; one that cannot be
    reached is reported in its result and does not keep the others waiting.

    After a backup was restored all folders are looked through before anything is judged: a copy
    of a letter that came anew may lie in the next one, and have been answered.
    Raises what `hand_over` raises: troubles of this machine, which no account escapes.
    """
    round_.archive.sweep()
    chosen = tuple(accounts)
    if folders.in_doubt(round_.db, [(one.name, name) for one in chosen for name in one.folders]):
        return _poll_in_doubt(round_, chosen)
    judge_pending(round_)
    return tuple(poll_account(round_, account) for account in chosen)


def _poll_in_doubt(round_: Round, accounts: tuple[ImapAccount, ...]) -> tuple[PollResult, ...]:
    taking_in = replace(round_, judges=False, rush=0)
    results = [poll_account(taking_in, account) for account in accounts]
    judged = judge_pending(round_)
    if results:
        results[-1] = replace(results[-1], states=results[-1].states + judged)
    return tuple(results)


def poll_patiently(
    round_: Round, accounts: Iterable[ImapAccount], patience: BackOff
) -> tuple[PollResult, ...]:
    """Polls like `poll_all`, but leaves out unreachable accounts for a while, longer each time."""
    ready = [account for account in accounts if patience.ready(account.name, round_.now())]
    results = poll_all(round_, ready)
    for result in results:
        if result.reached:
            patience.succeeded(result.account)
        else:
            patience.failed(result.account, round_.now())
    return results


def judge_pending(round_: Round) -> tuple[MailState, ...]:
    """Judges the letters that are on disk and not settled, oldest received first."""
    states: list[MailState] = []
    queue = round_.queue()
    pending = ledger.pending(round_.db)
    if round_.is_rush(len(pending)):
        round_.acknowledge(pending, len(pending))
    for mail in pending:
        if round_.stop():
            return tuple(states)
        states.extend(queue.add(mail))
    states.extend(queue.drain())
    return tuple(states)


def poll_account(round_: Round, account: ImapAccount) -> PollResult:
    """Polls the account's folders, taking up a broken line again. Never raises MailboxError."""
    states: list[MailState] = []
    withheld = WithheldLetters()
    for reconnects in range(MOST_RECONNECTS + 1):
        try:
            with open_mailbox(account) as mailbox:
                problems = _poll_folders(round_, account, mailbox, withheld, states)
            return PollResult(account.name, tuple(states), problems)
        except UNFORESEEN as error:
            log.exception("mailbox failed", account=account.name)
            return _broken_off(round_, account, states, _unforeseen(account, error))
        except MailboxError as error:
            # A line that breaks on a letter may break on it each time: it is skipped for this
            # round, so that the letters behind it are not kept waiting.
            if not error.at_letter or reconnects == MOST_RECONNECTS:
                return _broken_off(round_, account, states, error)
    raise AssertionError("the last reconnect returns")


def _unforeseen(account: ImapAccount, error: Exception) -> MailboxError:
    return MailboxError(
        f"The mailbox {account.name} met trouble that nobody foresaw ({type(error).__name__}: {error});"
        " the log has the details. The other mailboxes are polled all the same.",
        f"处理该邮箱时发生意外错误（{type(error).__name__}）",
    )


def _poll_folders(
    round_: Round,
    account: ImapAccount,
    mailbox: Mailbox,
    withheld: WithheldLetters,
    states: list[MailState],
) -> tuple[MailboxError, ...]:
    """The troubles of single folders; the others are polled all the same while the line holds."""
    problems = []
    for name in account.folders:
        try:
            for state in poll_folder(round_, account, mailbox, name, withheld):
                states.append(state)  # noqa: PERF402 - what came before an error must be kept
        except MailboxError as error:
            if error.broken:
                raise
            folders.troubled(round_.db, account.name, name, error.report)
            problems.append(error)
    return tuple(problems)


def _broken_off(
    round_: Round, account: ImapAccount, states: list[MailState], error: MailboxError
) -> PollResult:
    for name in account.folders:
        folders.troubled(round_.db, account.name, name, error.report)
    return PollResult(account.name, tuple(states), (error,), reached=False)
