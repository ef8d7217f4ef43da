"""Lists all commands in one table; each is imported only when it is called."""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group


@dataclass(frozen=True, slots=True)
class Command:
    """`module` stands in `intake.cli`; `attribute` is a function, or a Typer of several commands.

    `summary` repeats the first line of its help (a test compares them). One that `lists` reads the
    register alone: it logs nothing and loads little (a test compares what it imports).
    """

    name: str
    module: str
    attribute: str
    summary: str
    lists: bool = False


# fmt: off
COMMANDS = (
    Command("demo", "setup.demo", "demo", "Show the main job on the sample letters."),
    Command("init", "setup.init", "init", "Write a commented configuration."),
    Command("doctor", "setup.doctor", "doctor", "Try everything a run needs."),
    Command("poll", "operation.poll", "poll", "Take in new mail, judge it, send what is due."),
    Command("run", "operation.run", "run", "Run the service."),
    Command("serve", "operation.serve", "serve", "Serve the staff's console."),
    Command("take", "files.take", "take", "Take mail files into the register."),
    Command("check", "files.check", "check", "Judge mail files, without register or answer."),
    Command("read", "files.read", "read", "Tell what is in a file, judging nothing."),
    Command("report", "register.report", "report", "Write the staff report of a day."),
    Command("list", "register.applications", "list_", "List the applications in the register.",
            lists=True),
    Command("show", "register.applications", "show", "Show one application.", lists=True),
    Command("notices", "register.notices", "app", "The outbox: held, due, sent, failed.", lists=True),
    Command("release", "register.release", "release", "Release held notices: they are due now."),
    Command("letters", "register.letters", "letters", "List the letters of the ledger, newest first.",
            lists=True),
    Command("retry", "register.retry", "retry", "Judge letters again that are no submission so far."),
    Command("link", "register.link", "link", "Join a letter to an application."),
    Command("unlink", "register.link", "unlink", "Part a letter from its application."),
    Command("paper", "register.paper", "paper", "Note that a material came on paper."),
    Command("export", "register.export", "export", "Write the register out for people."),
    Command("replay", "register.replay", "replay", "Judge the archive under today's rules."),
    Command("backup", "operation.backup", "backup",
            "Copy register and archive into one file, while the service runs."),
    Command("restore", "operation.backup", "restore", "Put a backup back into an empty data folder."),
    Command("purge", "register.purge", "purge",
            "Delete the letters and the personal data of a finished campaign."),
    Command("rules", "setup.rules", "rules", "Show the rule catalogue."),
    Command(
        "campaign",
        "setup.campaign",
        "app",
        "Campaign files: drafted from an announcement, checked, tried, listed.",
    ),
    Command("user", "setup.user", "app", "The accounts of the console."),
)
# fmt: on
_BY_NAME = {one.name: one for one in COMMANDS}


def only_lists(name: str | None) -> bool:
    """Tell whether a command reads the register and does nothing else."""
    return name in _BY_NAME and _BY_NAME[name].lists


class _Commands(MutableMapping[str, Any]):
    """The table as typer wants it: a mapping of names to its own objects, each made when asked for."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer's type has no public name
        return _load(_BY_NAME[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_BY_NAME)

    def __len__(self) -> int:
        return len(_BY_NAME)

    def __setitem__(self, name: str, command: object) -> None:
        raise TypeError(name)

    def __delitem__(self, name: str) -> None:
        raise TypeError(name)


class CommandTable(TyperGroup):
    """The group of all commands, in the table's order."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401
        super().__init__(**given)
        self.commands = _Commands()

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override] # noqa: ANN401, ARG002
        """The list on the help page, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(one.name, one.summary) for one in COMMANDS])


def _load(command: Command) -> Any:  # noqa: ANN401
    value = getattr(import_module(f"intake.cli.{command.module}"), command.attribute)
    if isinstance(value, typer.Typer):
        return get_group(value)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(command.name)(value)
    return get_command(single)
