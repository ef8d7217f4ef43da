"""Formats the result of the demo as lines for a terminal."""

import shlex
import shutil
import sys
from pathlib import Path

from rich.text import Text

from intake.cli.terminal.output import clean, coloured, complain, print_table, say
from intake.demo.play import Played
from intake.demo.result import SampleResult


def print_played(played: Played, seconds: float) -> None:
    """A line a letter, what differs from the expected, and where everything lies."""
    say()
    _print_results(played)
    _print_places(played, seconds)


def _print_results(played: Played) -> None:
    columns = ("sample", "subject", "status", "number", "found", "ok")
    rows = [row for result in played.results for row in _rows(result)]
    print_table(columns, rows, shrinking="subject")
    for result in played.results:
        for difference in result.differences:
            complain(f"{result.sample.name}: {difference}.")
    for problem in played.problems:
        complain(problem)


def _rows(result: SampleResult) -> list[tuple[str | Text, ...]]:
    mark = Text("✗", "bold red") if result.differences else Text("✓", "green")
    name, subject = result.sample.name, clean(result.sample.letter.subject, 60)
    if not result.applications:
        return [(name, subject, coloured(result.state.value), "—", "", mark)]
    return [
        (name, subject, coloured(one.status), one.number or "—", str(one.findings.total()), mark)
        for one in result.applications
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
    say(f"look      {_this_program()} --config {shlex.quote(str(played.settings_path))} list")


def _this_program() -> str:
    """Returns what starts this program from the shell that started it now, ready to be pasted.

    `make demo` starts it in a virtual environment that the shell has not activated.
    """
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m intake"
    found = shutil.which("intake")
    return "intake" if found and Path(found).samefile(started) else shlex.quote(str(started))
