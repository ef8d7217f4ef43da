"""Moves or flags letters in the mailbox once the register holds them, if the settings say so."""

from collections.abc import Iterator

from intake.config.settings import ImapAccount
from intake.mailbox.connection import FolderState, Mailbox
from intake.mailbox.errors import MailboxError
from intake.register.connection import Database
from intake.register.letters import ledger

_AT_ONCE = 100  # letters a command: a longer one meets line limits of old servers


def put_away(
    db: Database, account: ImapAccount, mailbox: Mailbox, name: str, state: FolderState
) -> None:
    """Moves or flags the letters of the selected folder that are settled, as `after` says.

    Looks at the folder anew each time: what a broken line left undone is done at the next round.
    """
    action, _, target = account.after.partition(":")
    if action == "keep":
        return
    if action == "move" and target != name:
        left = _settled(db, account, name, state, frozenset(mailbox.uids()))
        for uids in _in_batches(left):
            mailbox.move(uids, target)
    elif action == "flag":
        _demand_keyword(account, state, target)
        left = _settled(db, account, name, state, mailbox.without_keyword(target))
        for uids in _in_batches(left):
            mailbox.flag(uids, target)


def _settled(
    db: Database, account: ImapAccount, name: str, state: FolderState, left: frozenset[int]
) -> frozenset[int]:
    """Of those left in the folder the settled ones; where none is left, the ledger is not read."""
    return left & ledger.settled_uids(db, account.name, name, state.uidvalidity) if left else left


def _in_batches(uids: frozenset[int]) -> Iterator[list[int]]:
    ordered = sorted(uids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _demand_keyword(account: ImapAccount, state: FolderState, keyword: str) -> None:
    """Some servers accept a keyword and forget it; they do not list it as permanent."""
    kept = {flag.casefold() for flag in state.keywords}
    if "\\*" not in kept and keyword.casefold() not in kept:
        raise MailboxError(
            f"The mailbox {account.name} keeps no keywords of ours ({keyword}):"
            ' set after to "keep" or "move:FOLDER".',
            "邮箱服务器不支持自定义标记",
        )
