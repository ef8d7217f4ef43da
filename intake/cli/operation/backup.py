"""Defines `intake backup` and `intake restore`: register and archive as one file, and back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.terminal.errors import FAILED
from intake.cli.terminal.known_names import demand_ending
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import complain, say
from intake.config.lock import only_writer
from intake.storage.backup import Manifest, back_up
from intake.storage.restore import restore as put_back

BackupPath = Annotated[Path, typer.Argument(metavar="PATH", help="The backup, a tar file.")]


def backup(ctx: typer.Context, path: BackupPath, config: ConfigOption = None) -> None:
    """Copy register and archive into one file, while the service runs.

    In a folder the file is named by date and time. Exit 1 if the archive lacks letters the register
    names; the backup is written all the same.

    Example: intake backup /mnt/backups
    """
    now = datetime.now(UTC)
    target = path / f"intake-{now:%Y%m%dT%H%M%SZ}.tar" if path.is_dir() else path
    demand_ending(target, ".tar")
    manifest = back_up(settings_of(ctx, config).data_dir, target, now)
    say(f"{target}: the register and {manifest.letters} letters, {_size(target)}")
    _print_lacking(manifest)


def restore(ctx: typer.Context, path: BackupPath, config: ConfigOption = None) -> None:
    """Put a backup back into an empty data folder.

    Everything is checked before the register is put in its place; after a break just do it again.
    Nobody is answered twice by it: what may have been sent since the backup waits for staff.

    Example: intake restore /mnt/backups/intake-20260618T160000Z.tar
    """
    settings = settings_of(ctx, config)
    with only_writer(settings.data_dir, "intake restore", datetime.now(UTC)):
        restored = put_back(path, settings.data_dir, datetime.now(UTC))
    manifest = restored.manifest
    say(
        f"{settings.data_dir}: the register and {manifest.letters} letters of {manifest.created_at}"
    )
    say(
        "What was done since then it does not know: letters that came since are taken in by the next"
        f" poll, and their answers wait, as do {restored.in_doubt} notices that were due. Release"
        " those that were not sent (`intake notices`, `intake release`)."
    )
    _print_lacking(manifest)


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1024**2:.1f} MB"


def _print_lacking(manifest: Manifest) -> None:
    if manifest.lacking:
        complain(f"{len(manifest.lacking)} letters were not whole in the archive when it was made:")
        for sha256 in manifest.lacking:
            complain(f"  {sha256}")
        raise typer.Exit(FAILED)
