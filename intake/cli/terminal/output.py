"""Prints tables, lines and JSON; strangers' words are made harmless first."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from intake.config.printable import json_line, printable
from notifier.templating.safe_text import clean, clean_name

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["clean", "clean_name"]

STATUS_STYLES = {
    "complete": "green",
    "incomplete": "yellow",
    "review": "cyan",
    "late": "red",
    "other": "dim",
    "refuse": "red",
    "correct": "yellow",
    "refer": "cyan",
    "note": "dim",
    "held": "cyan",
    "failed": "red",
    "unknown": "red",
    "quarantined": "red",
}
"""Colours by word; used on terminals only."""

_PIPE_WIDTH = 160
_GAP = 2
_LEAST_COLUMN = 10


def prepare_streams() -> None:
    """Lets any character through: a terminal of another encoding gets escapes instead of an error.

    A lone surrogate becomes `\\udcXX`, which is also what JSON calls it.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def console() -> Console:
    """The terminal; where the output goes into a file or pipe, plain and wide."""
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(markup=False, emoji=False, highlight=False, width=width)


def say(text: str = "", style: str = "") -> None:
    """One line of our own words; values of strangers go through `clean` first."""
    print_line(Text(text, style=style))


def print_line(line: Text) -> None:
    """One line of several styles."""
    console().print(_harmless(line), soft_wrap=True)


def _harmless(text: Text) -> Text:
    """The same length, so that its styles stay where they are."""
    text.plain = printable(text.plain)
    return text


def complain(text: str) -> None:
    """One line on the error stream."""
    Console(stderr=True, markup=False, emoji=False, highlight=False).print(
        Text(printable(f"intake: {text}")), soft_wrap=True
    )


def print_json(value: Mapping[str, Any]) -> None:
    """One object, one line."""
    sys.stdout.write(json_line(value) + "\n")


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str | Text]], shrinking: str = ""
) -> None:
    """A table; cells are shown as they are, never read as markup.

    On a narrow terminal the column `shrinking` is cut short; without it the cells fold.
    """
    screen = console()
    lines = [
        [_harmless(cell if isinstance(cell, Text) else Text(cell)) for cell in row] for row in rows
    ]
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for place, column in enumerate(columns):
        if column == shrinking:
            room = _room(screen.width, columns, lines, place)
            table.add_column(column, overflow="ellipsis", no_wrap=True, max_width=room)
        else:
            table.add_column(column, overflow="fold")
    for line in lines:
        table.add_row(*line)
    screen.print(table)


def print_objects(objects: Iterable[Mapping[str, Any]]) -> None:
    """One object a line."""
    for one in objects:
        print_json(one)


def print_listing(what: str, columns: Sequence[str], rows: Sequence[Sequence[str | Text]]) -> None:
    """A table, and below it how many there are of what it lists."""
    print_table(columns, rows)
    say(f"{what}: {len(rows)}", "dim")


def _room(width: int, columns: Sequence[str], lines: Sequence[Sequence[Text]], place: int) -> int:
    """Return what the other columns and the gaps between them leave of the width."""
    taken = sum(
        max(len(column), *(line[other].cell_len for line in lines), 0) + _GAP
        for other, column in enumerate(columns)
        if other != place
    )
    return max(width - taken, _LEAST_COLUMN)


def coloured(word: str) -> Text:
    return Text(word, style=STATUS_STYLES.get(word, ""))


@contextmanager
def progress(total: int, what: str) -> "Iterator[Progress]":
    """A bar on the error stream while the block runs; nothing where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    screen = Console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        bar.add_task(what, total=total)
        yield bar
