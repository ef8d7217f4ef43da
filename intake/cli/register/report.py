"""Defines `intake report`: the staff report of a day."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.terminal.known_names import demand_folder
from intake.cli.terminal.options import FIRST_YEAR, LAST_YEAR, ConfigOption, settings_of
from intake.cli.terminal.output import complain, say
from intake.office import open_office


def report(
    ctx: typer.Context,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day; today where left out."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to; else reports/ in the data folder."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Write the staff report of a day.

    An HTML page and an XLSX workbook; prints their paths.

    Example: intake report --date 2026-06-18 --out reports/
    """
    from intake.service import jobs

    settings = settings_of(ctx, config)
    if out is not None:
        demand_folder(out)
    with open_office(settings) as office:
        wanted = _day(day) or datetime.now(office.campaigns[0].timezone).date()
        made = jobs.report(office, settings, wanted, out or settings.data_dir / "reports")
    say(str(made.written.html_path))
    say(str(made.written.xlsx_path))
    if not made.whole:
        complain("the ledger check is not whole; the report says why.")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is no date such as 2026-06-18", param_hint="--date"
        ) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise typer.BadParameter(f"{text!r} is no day of this office", param_hint="--date")
    return day
