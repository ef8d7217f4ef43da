"""Defines `intake purge`, which deletes a finished campaign's letters and personal data."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.known_names import unknown
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import say
from intake.config.campaign_files.usable import usable_campaigns
from intake.config.settings import Settings
from intake.register.purge import purgeable
from intake.storage.purge import demand_over
from intake.storage.purge import purge as delete
from validators.model.campaign import Campaign

ACTOR = "command line"


def purge(
    ctx: typer.Context,
    campaign_id: Annotated[str, typer.Argument(metavar="CAMPAIGN", help="Its id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigOption = None,
) -> None:
    """Delete the letters and the personal data of a finished campaign.

    After its keep_days. Numbers, states, times and counts stay in the register. There is no way
    back.

    Example: intake purge green-parks-2024-park
    """
    settings = settings_of(ctx, config)
    campaign = _campaign(settings, campaign_id)
    now = datetime.now(UTC)
    demand_over(campaign, now.astimezone(campaign.timezone).date())
    with existing_register(settings.data_dir) as db:
        found = purgeable(db, campaign.id)
        what = f"{found.applications} applications and {len(found.letters)} letters"
        if not yes and not typer.confirm(f"Delete what {campaign.id} holds: {what}?"):
            raise CommandError("nothing was deleted.")
        delete(db, settings.data_dir, campaign, now, ACTOR)
    say(f"{campaign.id}: deleted of {what}; the counts stay")
    say(
        "backups, exports and reports that were mailed or written elsewhere still hold names", "dim"
    )
    say("letters that belong to no application (questions, automatic mail) stay", "dim")


def _campaign(settings: Settings, campaign_id: str) -> Campaign:
    campaigns = usable_campaigns(settings.config_dir, settings.data_dir).campaigns
    for campaign in campaigns:
        if campaign.id == campaign_id:
            return campaign
    raise unknown("campaign", campaign_id, {one.id for one in campaigns})
