"""Defines options that several commands share, and loads the settings they lead to."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from intake.cli.terminal.errors import CommandError
from intake.config.settings_file import Folders, read_settings_file, settings_path

if TYPE_CHECKING:
    # The settings bring pydantic, which a page of help needs not.
    from intake.config.settings import AssistantSettings, Settings

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Of dates given on the command line: beyond them nobody means one, and calendars end."""


@dataclass
class Options:
    """What was said before the command's name."""

    config: Path | None = None
    debug: bool = False


ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings file; else INTAKE_CONFIG, else config/settings.toml.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
CampaignOption = Annotated[
    str | None, typer.Option("--campaign", metavar="ID", help="Only this campaign.")
]
NoticesArgument = Annotated[
    list[int], typer.Argument(metavar="ID…", help="As `intake notices` lists them.")
]
ReceivedOption = Annotated[
    str | None,
    typer.Option(
        "--received",
        metavar="ISO8601",
        help="When the server received it; else the newest Received: date, else Date:.",
    ),
]


def settings_of(ctx: typer.Context, config: Path | None) -> "Settings":
    """The settings of a command that needs them. Raises SettingsError."""
    from intake.config.settings import load_settings

    return load_settings(path_of(ctx, config))


def folders_of(ctx: typer.Context, config: Path | None) -> Folders:
    """Return where the files lie, for a command that only looks into the register.

    Such a command does not judge the settings, unless they lead to no register: then they may be
    wrong. Raises SettingsError.
    """
    path = path_of(ctx, config)
    found = read_settings_file(path).folders
    if found is not None and (found.data_dir / "register.db").is_file():
        return found
    return Folders(path.parent, settings_of(ctx, config).data_dir)


def config_dir_of(ctx: typer.Context, config: Path | None) -> Path | None:
    """The folder of the settings file for a command that needs none; None where there is none.

    A file somebody named must be there.
    """
    named = config or ctx.ensure_object(Options).config
    path = path_of(ctx, config)
    if path.is_file():
        return path.parent
    if named:
        raise CommandError(f"there is no settings file {named}.")
    return None


def path_of(ctx: typer.Context, config: Path | None) -> Path:
    """Return where the settings are, as said after the command's name, else before it, else by default."""
    return settings_path(config or ctx.ensure_object(Options).config)


def cloud_links_of(ctx: typer.Context, config: Path | None = None) -> tuple[str, ...]:
    """The office's own places of expiring links, for a command that needs no settings file.

    Raises SettingsError where there is one that cannot be used.
    """
    from intake.config.settings import load_settings

    path = path_of(ctx, config)
    return load_settings(path).reading.cloud_links if path.is_file() else ()


def assistant_of(ctx: typer.Context, config: Path | None = None) -> "AssistantSettings | None":
    """The office's language model, for a command that needs no settings file; None without a file.

    Raises SettingsError where there is one that cannot be used.
    """
    from intake.config.settings import load_settings

    path = path_of(ctx, config)
    return load_settings(path).assistant if path.is_file() else None


def moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    """A time given on the command line; one without offset is local to `zone`."""
    if text is None:
        return None
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is no time such as 2026-06-18T23:59:59+08:00", param_hint="--received"
        ) from error
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise typer.BadParameter(f"{text!r} is no time of a letter's", param_hint="--received")
    return given if given.tzinfo else given.replace(tzinfo=zone)
