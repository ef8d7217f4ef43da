"""Defines `intake campaign`: list and check campaign files, learn one from a blank form."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.setup.try_names import SETTINGS, try_names
from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.options import ConfigOption, JsonOption, config_dir_of
from intake.cli.terminal.output import clean_name, print_json, print_table, say
from intake.config.campaigns import load_campaign, load_campaigns
from intake.config.form_toml import form_toml
from intake.workers.readers import Reader
from parsers.forms.learning.learn import learn
from parsers.forms.unwrap import unwrapped

app = typer.Typer(
    help="Campaign files: list, check, learn from a blank form.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("try", context_settings=SETTINGS)(try_names)


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


@app.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Campaign files (.toml).")],
) -> None:
    """Check campaign files before they are used.

    Exit 1 with one sentence at the first that is wrong.

    Example: intake campaign check config/campaigns/sco-2026.toml
    """
    for path in files:
        campaign = load_campaign(path)
        say(
            f"{path}: ok: {campaign.id}, {campaign.first_day} to {campaign.last_moment.isoformat()},"
            f" {len(campaign.materials)} materials, {len(campaign.form.fields)} fields"
        )


@app.command("learn")
def learn_(
    form: Annotated[Path, typer.Argument(metavar="FORM", help="A blank form (.docx, .doc, .pdf).")],
) -> None:
    """Print the [form] part of a campaign file.

    It is read from a blank official form, and a draft: compare labels, limits and choices with the
    announcement.

    Example: intake campaign learn 申报表.docx >> config/campaigns/new.toml
    """
    with Reader(workers=1) as reader:
        facts = reader.read_file(form.absolute())
    if not facts.readable:
        raise CommandError(f"{clean_name(form.name)} cannot be read: {facts.detail}.")
    paragraphs = facts.word.paragraphs if facts.word else tuple(facts.text.splitlines())
    # A page breaks lines wherever its cells are narrow; a Word form has those its author set.
    tables = facts.tables if facts.word else tuple(map(unwrapped, facts.tables))
    learned = learn(tables, paragraphs)
    if not learned.spec.fields:
        raise CommandError(f"{clean_name(form.name)} asks for nothing that could be made out.")
    typer.echo(form_toml(learned.spec, learned.doubts), nl=False)
