"""Defines `intake doctor`, which tries everything a run needs."""

import typer
from rich.text import Text

from intake.cli.terminal.errors import FAILED
from intake.cli.terminal.options import ConfigOption, path_of
from intake.cli.terminal.output import print_line, say
from intake.doctor.diagnosis import State

_MARKS = {
    State.OK: ("ok      ", "green"),
    State.OPTIONAL: ("optional", "yellow"),
    State.FAILED: ("failed  ", "red"),
}


def doctor(ctx: typer.Context, config: ConfigOption = None) -> None:
    """Try everything a run needs.

    That is settings, campaigns, templates, mailbox, mail server, register, disk, tools. Says per
    line ok or what to do. Changes nothing. Exit 1 if something needed fails.
    """
    from intake.doctor.examine import examine

    states = []
    for diagnosis in examine(path_of(ctx, config)):
        states.append(diagnosis.state)
        line = Text.assemble(_MARKS[diagnosis.state], f"  {diagnosis.what}: {diagnosis.detail}")
        print_line(line)
    if State.FAILED in states:
        say(f"to do before a run: {states.count(State.FAILED)}", "bold")
        raise typer.Exit(FAILED)
    say("ready", "bold")
