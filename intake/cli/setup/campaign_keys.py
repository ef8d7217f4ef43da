"""Defines `intake campaign keys`: what each key of a campaign file means."""

from typing import Annotated

import typer

from intake.cli.pages.campaign_reference import reference_page
from intake.cli.terminal.output import print_table
from validators.call_files.keys import KEYS


def keys(
    begin: Annotated[
        str, typer.Argument(metavar="[KEY]", help="Only this key and those beneath it: material.")
    ] = "",
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="The whole reference (docs/campaign-file.md).")
    ] = False,
) -> None:
    """Show the keys of a campaign file.

    Each with its meaning in Chinese and an example.

    Example: intake campaign keys naming
    """
    if markdown:
        typer.echo(reference_page(), nl=False)
        return
    print_table(
        ("key", "meaning", "example"),
        [
            (key, meaning.chinese, " ".join(meaning.example.splitlines()))
            for key, meaning in KEYS.items()
            if key == begin or key.startswith(f"{begin}.") or not begin
        ],
    )
