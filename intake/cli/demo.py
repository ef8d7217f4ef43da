"""`intake demo`: the whole chain with nothing to set up."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from intake.cli.terminal import clean, coloured, complain, print_table, say
from intake.cli.trouble import FAILED, CommandError
from intake.demo.folder import NoDemoFolder
from intake.demo.play import Played, play
from intake.demo.result import Result
from intake.demo.sample import load_samples
from intake.shipped import samples


def demo(
    folder: Annotated[
        Path,
        typer.Option("--dir", metavar="DIR", help="Where register, replies and report are put."),
    ] = Path("demo"),
) -> None:
    """Show the main job on the sample letters, with nothing to set up and nothing leaving this machine.

    A real IMAP server and a real SMTP server on loopback; the letters delivered, polled, judged,
    registered and answered, the day's report written; then a second poll, which must change and
    send nothing. An earlier demo in the same folder is replaced.
    Exit 1 if a verdict differs from the expected one.
    """
    begun = time.monotonic()
    letters = load_samples(samples())
    if not letters:
        raise CommandError(f"there are no sample letters in {samples()}.")
    try:
        played = play(letters, folder, lambda doing: say(f"… {doing}", "dim"))
    except NoDemoFolder as error:
        raise CommandError(str(error)) from error
    say()
    _print_results(played)
    _print_places(played, time.monotonic() - begun)
    if not played.as_expected:
        raise typer.Exit(FAILED)


def _print_results(played: Played) -> None:
    columns = ("sample", "subject", "status", "number", "found", "ok")
    rows = [row for result in played.results for row in _rows(result)]
    print_table(columns, rows, shrinking="subject")
    for result in played.results:
        for difference in result.differences:
            complain(f"{result.sample.name}: {difference}.")
    for problem in played.problems:
        complain(problem)


def _rows(result: Result) -> list[tuple[str | Text, ...]]:
    mark = Text("✗", "bold red") if result.differences else Text("✓", "green")
    name, subject = result.sample.name, clean(result.sample.letter.subject, 60)
    if not result.told:
        return [(name, subject, coloured(result.state.value), "—", "", mark)]
    return [
        (name, subject, coloured(one.status), one.number or "—", str(one.findings.total()), mark)
        for one in result.told
    ]


def _print_places(played: Played, seconds: float) -> None:
    right = sum(not result.differences for result in played.results)
    say()
    say(f"{right} of {len(played.results)} letters as expected, in {seconds:.0f} s", "bold")
    if played.again:
        complain(f"the second poll took in or sent {played.again} things; it must do nothing.")
    else:
        say("second poll: no letter twice, no notice twice")
    say()
    say(f"register  {played.data_dir / 'register.db'}")
    say(f"replies   {len(played.replies)} in {played.replies[0].parent if played.replies else '—'}")
    say(f"report    {played.page}")
    say(f"          {played.workbook}")
    say(f"look      intake --config {played.settings_path} list")
