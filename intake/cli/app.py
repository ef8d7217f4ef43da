"""The commands, as one table: what `intake --help` lists."""

from importlib.metadata import version
from typing import Annotated

import typer

from intake.cli.files import check, read, take
from intake.cli.operation import backup, poll, run, serve
from intake.cli.register import (
    applications,
    export,
    letters,
    link,
    notices,
    purge,
    replay,
    report,
    retry,
)
from intake.cli.setup import campaign, demo, doctor, init, rules, user
from intake.cli.terminal.options import ConfigOption, Options
from intake.config.logs import set_up_logs

app = typer.Typer(
    help="Takes in the submission mailbox of a call for cases: reads, checks, registers, answers, reports.",
    epilog="Begin with `intake demo`; for a mailbox of your own, `intake init config` and `intake doctor`.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(demo.demo)
app.command("init")(init.init)
app.command("doctor")(doctor.doctor)
app.command("poll")(poll.poll)
app.command("run")(run.run)
app.command("serve")(serve.serve)
app.command("take")(take.take)
app.command("check")(check.check)
app.command("read")(read.read)
app.command("report")(report.report)
app.command("list")(applications.list_)
app.command("show")(applications.show)
app.add_typer(notices.app, name="notices")
app.command("release")(notices.release)
app.command("letters")(letters.letters)
app.command("retry")(retry.retry)
app.command("link")(link.link)
app.command("unlink")(link.unlink)
app.command("export")(export.export)
app.command("replay")(replay.replay)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("purge")(purge.purge)
app.command("rules")(rules.rules)
app.add_typer(campaign.app, name="campaign")
app.add_typer(user.app, name="user")


def _version(wanted: bool) -> None:
    if wanted:
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
    set_up_logs()
