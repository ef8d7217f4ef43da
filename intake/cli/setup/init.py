"""Defines `intake init`, which writes a commented configuration for a real mailbox."""

import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.output import say
from intake.config.bundled_data import shipped_campaigns, shipped_settings, shipped_templates


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Such as config.")],
    templates: Annotated[
        bool, typer.Option("--templates", help="Copy the notices' templates too, to alter them.")
    ] = False,
) -> None:
    """Write a commented configuration.

    It is settings.toml, and campaigns/ to edit. Templates that are not in the folder are taken from
    those that ship, so copy them only to alter them. Nothing that is there is overwritten.

    Example: intake init config
    """
    wanted = {
        folder / "settings.toml": shipped_settings(),
        folder / "campaigns": shipped_campaigns(),
    }
    if templates:
        wanted[folder / "templates"] = shipped_templates()
    for target, source in wanted.items():
        if target.exists() and target.resolve() != source.resolve():
            raise CommandError(f"{target} is there already; nothing was written.")
    folder.mkdir(parents=True, exist_ok=True)
    for target, source in wanted.items():
        _copy(source, target)
    settings = folder / "settings.toml"
    say(f"Written: {settings}. What to do now:")
    say(f"  1. Edit {settings}: mailbox, mail server, your addresses.")
    say("  2. Set the passwords: export INTAKE_IMAP_PASSWORD=… INTAKE_SMTP_PASSWORD=…")
    say(f"  3. intake --config {shlex.quote(str(settings))} doctor")


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        return  # In the checkout, config/campaigns are the shipped ones themselves.
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
        target.chmod(0o600)
