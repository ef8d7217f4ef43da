"""Defines `intake retry`, which judges letters again that are no submission so far."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import clean, coloured, complain, say
from intake.config.lock import DataFolderInUse, only_writer
from intake.config.settings import Settings
from intake.mailbox.poll import judge_pending
from intake.office import open_office
from intake.register.connection import Database
from intake.register.letters import ledger
from intake.register.letters.ledger import MailState
from intake.staff import retrying


def retry(
    ctx: typer.Context,
    mail_ids: Annotated[
        list[int] | None, typer.Argument(metavar="MAIL_ID…", help="As the report numbers them.")
    ] = None,
    quarantined: Annotated[
        bool, typer.Option("--quarantined", help="Every letter that is set aside.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Judge letters again that are no submission so far.

    Those set aside, for instance after an update; and those taken for a question or an automatic
    mail, for instance after a change in the campaign file. While the service runs, it judges them
    at its next poll.

    Example: intake retry --quarantined
    """
    if bool(mail_ids) == quarantined:
        raise CommandError("say which: intake retry MAIL_ID…, or intake retry --quarantined.")
    settings = settings_of(ctx, config)
    with existing_register(settings.data_dir) as db:
        ids = mail_ids or [mail.id for mail in ledger.in_state(db, MailState.QUARANTINED)]
        _put_back(db, ids)
    if not ids:
        say("no letter is set aside")
    elif _judged(settings):
        with existing_register(settings.data_dir) as db:
            _print(db, ids)


def _put_back(db: Database, ids: list[int]) -> None:
    try:
        retrying.put_back(db, ids, "command line", datetime.now(UTC))
    except retrying.NoSuchLetter as error:
        raise CommandError(f"there is no letter {error}.") from error
    except retrying.NotAgain as error:
        mail = error.mail
        raise CommandError(
            f"letter {mail.id} is {mail.state}: `intake replay` judges applications again."
        ) from error


def _judged(settings: Settings) -> bool:
    """Tell whether they have been judged now; False where a running service will do it."""
    from intake.service import jobs

    try:
        with (
            only_writer(settings.data_dir, "intake retry", datetime.now(UTC)),
            open_office(settings) as office,
        ):
            judge_pending(jobs.round_of(office))
    except DataFolderInUse as error:
        complain(f"{error} The letters are judged at its next poll.")
        return False
    return True


def _print(db: Database, ids: list[int]) -> None:
    for mail_id in ids:
        mail = ledger.get(db, mail_id)
        say(f"letter {mail_id}: {coloured(mail.state.value)} {clean(mail.reason)}")
