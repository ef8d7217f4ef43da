"""Defines `intake letters`, which lists the ledger with each letter's MAIL_ID."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, JsonOption, folders_of
from intake.cli.terminal.output import clean, coloured, print_listing, print_objects
from intake.register.connection import Database
from intake.register.letters.ledger import MailState
from intake.register.lists import letter_list
from intake.register.lists.letter_list import ListedLetter


def letters(
    ctx: typer.Context,
    state: Annotated[
        MailState | None, typer.Option("--state", help="Only letters in this state.")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """List the letters of the ledger, newest first.

    The id is what `intake retry`, `link` and `unlink` ask for.

    Example: intake letters --state question
    """
    with existing_register(folders_of(ctx, config).data_dir) as db:
        found = list(_all(db, state.value if state else ""))
    if as_json:
        print_objects(map(_object, found))
        return
    columns = ("id", "state", "received", "sender", "subject", "applications", "reason")
    print_listing("letters", columns, list(_cells(found)))


def _all(db: Database, state: str) -> Iterator[ListedLetter]:
    before, more = 0, True
    while more:
        rows, more = letter_list.page(db, state, before)
        yield from rows
        before = rows[-1].mail.id if rows else 0


def _object(one: ListedLetter) -> dict[str, object]:
    mail = one.mail
    return {
        "id": mail.id,
        "state": mail.state.value,
        "received_at": mail.received_at.isoformat(),
        "sender": mail.sender,
        "subject": mail.subject,
        "applications": list(one.numbers),
        "reason": mail.reason,
        "account": mail.key.account,
        "folder": mail.key.folder,
        "sha256": mail.sha256,
    }


def _cells(found: list[ListedLetter]) -> Iterator[tuple[str | Text, ...]]:
    for one in found:
        mail = one.mail
        yield (
            str(mail.id),
            coloured(mail.state.value),
            mail.received_at.strftime("%Y-%m-%d %H:%M"),
            clean(mail.sender),
            clean(mail.subject),
            " ".join(one.numbers),
            clean(mail.reason),
        )
