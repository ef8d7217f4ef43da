"""Defines `intake user`: the accounts of the console."""

import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import clean, print_table, say
from intake.register import events
from intake.register.accounts import accounts
from intake.register.accounts.accounts import ROLES
from intake.register.database import open_register, transaction

app = typer.Typer(help="The accounts of the console.", no_args_is_help=True, rich_markup_mode=None)
ACTOR = "command line"
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="As it is to stand in the event log.")
]


class RoleWord(StrEnum):
    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


@app.command("add")
def add(
    ctx: typer.Context,
    name: NameArgument,
    role: Annotated[
        RoleWord,
        typer.Option("--role", help="reader looks, reviewer decides, admin sees accounts too."),
    ] = RoleWord.REVIEWER,
    config: ConfigOption = None,
) -> None:
    """Make an account of the console.

    Asks for the password; where the input is no terminal, its first line is the password.

    Example: intake user add lin --role reviewer
    """
    settings = settings_of(ctx, config)
    password = _password()
    # The first account is often made before the first poll: the register begins with it.
    db = open_register(settings.data_dir / "register.db")
    try:
        with transaction(db):
            account = accounts.add(db, name, ROLES[role.value], password, datetime.now(UTC))
            detail = f"{account.name} ({account.role.word})"
            events.note(db, datetime.now(UTC), ACTOR, None, "account-added", detail)
    finally:
        db.close()
    say(f"account {clean(account.name)}: {account.role.word}")


@app.command("list")
def list_(ctx: typer.Context, config: ConfigOption = None) -> None:
    """List the accounts of the console.

    Those that can be used, with their roles.
    """
    with existing_register(settings_of(ctx, config).data_dir) as db:
        found = accounts.listing(db)
    rows = [(clean(one.name), one.role.word, f"{one.created_at:%Y-%m-%d %H:%M}") for one in found]
    print_table(("name", "role", "since"), rows)
    say(f"accounts: {len(found)}", "dim")


@app.command("remove")
def remove(ctx: typer.Context, name: NameArgument, config: ConfigOption = None) -> None:
    """Remove an account of the console.

    Who is logged in by it is out at once; its name stays in the event log.
    """
    now = datetime.now(UTC)
    with existing_register(settings_of(ctx, config).data_dir) as db, transaction(db):
        account = accounts.remove(db, name, now)
        events.note(db, now, ACTOR, None, "account-removed", account.name)
    say(f"account {clean(account.name)}: removed")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
