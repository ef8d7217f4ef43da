"""Defines `intake demo`: the whole chain with nothing to set up."""

import secrets
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.terminal.errors import FAILED, CommandError
from intake.cli.terminal.output import say
from intake.config.bundled_data import samples
from intake.config.settings import Settings, load_settings
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.register.database import open_register

ACCOUNT = "demo"


def demo(
    folder: Annotated[
        Path,
        typer.Option("--dir", metavar="DIR", help="Where register, replies and report are put."),
    ] = Path("demo"),
    serve: Annotated[
        bool, typer.Option("--serve", help="Then open the staff's console on it, until Ctrl-C.")
    ] = False,
) -> None:
    """Show the main job on the sample letters.

    Nothing to set up, and nothing leaves this machine. A real IMAP server and a real SMTP server on
    loopback; the letters delivered, polled, judged, registered and answered, the day's report
    written; then a second poll, which must change and send nothing. An earlier demo in the same
    folder is replaced. Exit 1 if a verdict differs from the expected one. `--serve` shows what came
    of it in the console.
    """
    from intake.cli.pages.demo_page import print_played
    from intake.demo.play import play
    from intake.demo.sample import load_samples

    begun = time.monotonic()
    letters = load_samples(samples())
    if not letters:
        raise CommandError(f"there are no sample letters in {samples()}.")
    played = play(letters, folder, lambda doing: say(f"… {doing}", "dim"))
    print_played(played, time.monotonic() - begun)
    if serve:
        _serve(load_settings(played.settings_path))
    if not played.as_expected:
        raise typer.Exit(FAILED)


def _serve(settings: Settings) -> None:
    """The console with an account of its own, on a port that is free."""
    from intake.console.serving import free_port
    from intake.console.serving import serve as serve_console

    password = secrets.token_urlsafe(9)
    db = open_register(settings.data_dir / "register.db")
    try:
        accounts.add(db, ACCOUNT, AccountRole.ADMIN, password, datetime.now(UTC))
    finally:
        db.close()
    try:
        port = free_port(settings.console.host, settings.console.port)
    except OSError as error:
        raise CommandError(f"{error}.") from error
    console = settings.console.model_copy(update={"port": port})
    say(f"console  http://{console.host}:{port}/  name {ACCOUNT}, password {password}")
    say(
        "Ctrl-C ends it. What is released here is due, and not sent: the demo has no service.",
        "dim",
    )
    serve_console(settings.model_copy(update={"console": console}))
