"""Defines `intake campaign`: list and check campaign files, learn one from a blank form."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.setup.campaign_keys import keys
from intake.cli.setup.check_campaign import check
from intake.cli.setup.rehearse import rehearse
from intake.cli.setup.try_names import SETTINGS, try_names
from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.options import ConfigOption, JsonOption, assistant_of, config_dir_of
from intake.cli.terminal.output import clean_name, print_json, print_table
from intake.config.campaigns import load_campaigns
from intake.config.learning.assistant import assistant
from intake.config.learning.draft import draft_campaign
from intake.workers.readers import Reader

app = typer.Typer(
    help="Campaign files: drafted from an announcement, checked, tried, listed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("check")(check)
app.command("keys")(keys)
app.command("try", context_settings=SETTINGS)(try_names)
app.command("rehearse")(rehearse)


@app.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """List the campaigns that letters are sorted into.

    With their dates, materials and fields.
    """
    campaigns = load_campaigns(config_dir_of(ctx, config))
    if as_json:
        for campaign in campaigns:
            print_json(
                {
                    "id": campaign.id,
                    "title": campaign.title,
                    "opens_on": campaign.opens_on.isoformat() if campaign.opens_on else None,
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
                campaign.last_moment.isoformat().replace("T", " "),
                str((campaign.last_day - datetime.now(campaign.timezone).date()).days),
                str(len(campaign.materials)),
                str(len(campaign.form.fields)),
                campaign.title,
            )
            for campaign in campaigns
        ],
    )


@app.command("learn")
def learn(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="The announcement (.docx, .doc, .pdf, .txt, .html), its blank form and pledge.",
        ),
    ],
    config: ConfigOption = None,
) -> None:
    """Print a campaign file drafted from the call's announcement.

    Each value stands below the sentence it rests on; what is not certain is marked 请核对, what the
    announcement does not say is left out and asked for at the end. A blank form alone gives its
    [form] part.

    Example: intake campaign learn 征集公告.docx 申报表.docx > config/campaigns/new.toml
    """
    missing = next((path for path in files if not path.is_file()), None)
    if missing is not None:
        raise CommandError(f"{clean_name(str(missing))} is not there, or is no file.")
    known = assistant_of(ctx, config)
    draft = draft_campaign(
        [path.absolute() for path in files],
        lambda: Reader(workers=1),
        datetime.now(UTC).year,
        assistant(known) if known else None,
    )
    typer.echo(draft.toml, nl=False)
    if draft.questions:
        typer.echo(
            f"{len(draft.questions)} questions for you stand at the end of the file.", err=True
        )
