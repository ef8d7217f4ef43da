"""`intake demo`: the whole chain with nothing to set up."""

import time
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.terminal import say
from intake.cli.trouble import FAILED, CommandError
from intake.shipped import samples


def demo(
    folder: Annotated[
        Path,
        typer.Option("--dir", metavar="DIR", help="Where register, replies and report are put."),
    ] = Path("demo"),
) -> None:
    """Show the main job on the sample letters.

    Nothing to set up, and nothing leaves this machine. A real IMAP server and a real SMTP server on
    loopback; the letters delivered, polled, judged, registered and answered, the day's report
    written; then a second poll, which must change and send nothing. An earlier demo in the same
    folder is replaced. Exit 1 if a verdict differs from the expected one.
    """
    from intake.cli.demo_page import print_played
    from intake.demo.folder import NoDemoFolder
    from intake.demo.play import play
    from intake.demo.sample import load_samples

    begun = time.monotonic()
    letters = load_samples(samples())
    if not letters:
        raise CommandError(f"there are no sample letters in {samples()}.")
    try:
        played = play(letters, folder, lambda doing: say(f"… {doing}", "dim"))
    except NoDemoFolder as error:
        raise CommandError(str(error)) from error
    print_played(played, time.monotonic() - begun)
    if not played.as_expected:
        raise typer.Exit(FAILED)
