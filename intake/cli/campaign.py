"""`intake campaign`: campaign files listed, checked, and learnt from a blank form."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.campaigns import load_campaign, load_campaigns
from intake.cli.options import ConfigOption, JsonOption, config_dir_of
from intake.cli.terminal import print_json, print_table, say

app = typer.Typer(
    help="List the campaigns, check a campaign file.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """List the campaigns that letters are sorted into: dates, materials, fields."""
    campaigns = load_campaigns(config_dir_of(ctx, config))
    if as_json:
        for campaign in campaigns:
            print_json(
                {
                    "id": campaign.id,
                    "title": campaign.title,
                    "opens_on": campaign.opens_on.isoformat(),
                    "last_day": campaign.last_day.isoformat(),
                    "deadline": campaign.deadline.isoformat(),
                    "materials": [material.id for material in campaign.materials],
                    "fields": [field.key for field in campaign.form.fields],
                }
            )
        return
    print_table(
        ("id", "last day", "days left", "materials", "fields", "title"),
        [
            (
                campaign.id,
                campaign.last_day.isoformat(),
                str((campaign.last_day - datetime.now(campaign.timezone).date()).days),
                str(len(campaign.materials)),
                str(len(campaign.form.fields)),
                campaign.title,
            )
            for campaign in campaigns
        ],
    )


@app.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Campaign files (.toml).")],
) -> None:
    """Check campaign files before they are used. Exit 1 with one sentence at the first that is wrong.

    Example: intake campaign check config/campaigns/sco-2026.toml
    """
    for path in files:
        campaign = load_campaign(path)
        say(
            f"{path}: ok: {campaign.id}, {campaign.opens_on} to {campaign.last_day},"
            f" {len(campaign.materials)} materials, {len(campaign.form.fields)} fields"
        )
