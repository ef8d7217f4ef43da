"""Defines `intake` itself: the options before a command's name."""

from typing import Annotated

import typer

from intake.cli.commands import CommandTable, only_lists
from intake.cli.terminal.options import ConfigOption, Options

app = typer.Typer(
    cls=CommandTable,
    help="Takes in the submission mailbox of a call for cases: reads, checks, registers, answers, reports.",
    epilog="Begin with `intake demo`; for a mailbox of your own, `intake init config` and `intake doctor`.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(version("mail-intake-office"))
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    config: ConfigOption = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an unforeseen error.")
    ] = False,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Keeps what was said before the command's name."""
    given = ctx.ensure_object(Options)
    given.config, given.debug = config, debug
    if not only_lists(ctx.invoked_subcommand):
        from intake.config.logs import set_up_logs

        set_up_logs()
