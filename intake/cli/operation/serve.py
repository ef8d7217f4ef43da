"""Defines `intake serve`, the staff console."""

from typing import Annotated

import typer

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import complain, say
from intake.config.settings import Settings, is_loopback
from intake.register.accounts import accounts
from intake.register.database import open_register


def serve(
    ctx: typer.Context,
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="In place of the settings' `host`.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(metavar="PORT", min=1, max=65535, help="In place of the settings' `port`."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Serve the staff's console.

    On this machine alone unless the settings say otherwise; others reach it through a reverse proxy
    that speaks TLS. It runs beside `intake run`, which polls and sends. Accounts are made with
    `intake user add`.
    """
    from intake.console.serving import serve as serve_console
    from intake.console.serving import why_not_free

    settings = _with(settings_of(ctx, config), host, port)
    console = settings.console
    if why := why_not_free(console.host, console.port):
        raise CommandError(
            f"{console.host}:{console.port} cannot be listened at ({why}): choose another --host or --port."
        )
    _print(settings)
    serve_console(settings)


def _with(settings: Settings, host: str | None, port: int | None) -> Settings:
    changes = {"host": host, "port": port}
    given = {key: value for key, value in changes.items() if value is not None}
    return settings.model_copy(update={"console": settings.console.model_copy(update=given)})


def _print(settings: Settings) -> None:
    db = open_register(settings.data_dir / "register.db")
    try:
        if not accounts.listing(db):
            complain("nobody can log in yet: `intake user add NAME --role admin` makes an account.")
    finally:
        db.close()
    console = settings.console
    if not is_loopback(console.host):
        complain(
            f"{console.host} is not this machine alone: put a reverse proxy with TLS before it."
        )
    say(f"console  http://{console.host}:{console.port}/")
