"""Defines `intake link` and `intake unlink`: staff decide to which application a letter belongs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import coloured, say
from intake.config.settings import Settings
from intake.office import Office, open_office
from intake.register.applications import applications
from intake.staff.relink import link as join
from intake.staff.relink import unlink as part

ACTOR = "command line"
MailId = Annotated[int, typer.Argument(metavar="MAIL_ID", help="As the report numbers it.")]


def link(
    ctx: typer.Context,
    mail_id: MailId,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Such as SCO2026-0001.")],
    config: ConfigOption = None,
) -> None:
    """Join a letter to an application.

    It is parted from the one it belonged to; both are judged again. Where the verdict
    contradicts what the applicant was told, a letter is written and held.

    Example: intake link 42 SCO2026-0001
    """
    with _office(settings_of(ctx, config)) as office:
        _print(office, join(office, mail_id, number, ACTOR).id)


def unlink(ctx: typer.Context, mail_id: MailId, config: ConfigOption = None) -> None:
    """Part a letter from its application.

    The application is judged again without it; one without letters is withdrawn.

    Example: intake unlink 42
    """
    with _office(settings_of(ctx, config)) as office:
        for application in part(office, mail_id, ACTOR):
            _print(office, application.id)


@contextmanager
def _office(settings: Settings) -> Iterator[Office]:
    """Beside a running service too: what staff do is one transaction, and a letter that is being
    judged meanwhile is judged again.
    """
    with existing_register(settings.data_dir):
        pass
    with open_office(settings) as office:
        yield office


def _print(office: Office, application_id: int) -> None:
    now = applications.get(office.db, application_id)
    say(f"{now.number}: {coloured(now.status.value)} {now.stage}")
