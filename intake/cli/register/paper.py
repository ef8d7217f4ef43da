"""Defines `intake paper`: staff note what came on paper."""

from datetime import date
from typing import Annotated

import typer

from intake.cli.register.link import ACTOR
from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import say
from intake.office import open_office
from intake.register.applications import applications, paper_arrivals
from intake.staff.acting import Actor
from intake.staff.by_hand import paper as notes

OnOption = Annotated[
    str, typer.Option("--on", metavar="DATE", help="The day it came, as 2026-06-18; default today.")
]


def paper(  # noqa: PLR0917 - the command's options
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Such as SCO2026-0001.")],
    material: Annotated[
        str, typer.Argument(metavar="MATERIAL", help="Its id or title in the campaign file.")
    ],
    on: OnOption = "",
    undo: Annotated[bool, typer.Option("--undo", help="It did not come after all.")] = False,
    config: ConfigOption = None,
) -> None:
    """Note that a material came on paper.

    Example: intake paper SCO2026-0001 pledge --on 2026-06-18
    """
    settings, day = settings_of(ctx, config), _day(on)
    if undo and day:
        raise CommandError("--on and --undo exclude each other.")
    with existing_register(settings.data_dir):
        pass
    with open_office(settings) as office:
        if undo:
            notes.undo(office, number, Actor(ACTOR), material)
        else:
            notes.arrived(office, number, Actor(ACTOR), material, day)
        application = applications.find(office.db, number)
        for one in paper_arrivals.of_application(office.db, application.id) if application else ():
            say(f"{one.material}  {one.arrived_on}  {one.actor}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandError(f"--on: {text} is no day; write it as 2026-06-18.") from error
