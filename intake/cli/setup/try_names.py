"""Defines `intake campaign try`: how names would be read by a call's convention."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.setup.check_campaign import one_of
from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.known_names import WRONGLY_ASKED, unknown
from intake.cli.terminal.options import ConfigOption, JsonOption, config_dir_of
from intake.cli.terminal.output import clean_name, coloured, complain, print_json, print_table
from intake.config.campaigns import load_campaigns
from parsers.facts.spec import NamePart, NamePattern, PartKind
from parsers.texts.naming.convention import NameReading, read_name
from parsers.texts.naming.known_parts import part_of
from parsers.texts.naming.pattern import PatternError, doubts, read_pattern

_OPTION = re.compile(r"--[a-z][a-z-]*")
_FILE = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_KIND = re.compile(r"([a-z][a-z0-9_]*)=([a-z]+)(?:[:：](.+))?")
MOST_NAMES = 100_000
FROM_INPUT = "-"

# A name may begin with a dash, so that nothing short is an option here.
SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


def try_names(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="[CAMPAIGN] NAME…",
            help="A campaign's id or file, unless --pattern is given; then subjects or file names,"
            " - for one a line from standard input.",
        ),
    ],
    *,
    pattern: Annotated[
        str | None,
        typer.Option("--pattern", metavar="P", help="The convention, such as {applicant}+{phone}."),
    ] = None,
    parts: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="KEY=KIND",
            help="What a part of --pattern is: text, number, phone, date, email, id, or"
            " choice:甲,乙; may be repeated.",
        ),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Show how names would be read by a convention.

    As the rules read them, whether each keeps the convention, its parts, and why not. A part is left
    out where two readings are possible. Exit 0 however the names are, 2 on a campaign or pattern
    that cannot be used.

    Example: intake campaign try --pattern '{applicant}+{phone}' '阮青+15400080011.jpg'
    """
    patterns, given = _asked(ctx, names, pattern, parts or [], config)
    for doubt in dict.fromkeys(doubt for one in patterns for doubt in doubts(one)):
        complain(doubt)
    readings = ((name, _read(name, patterns)) for name in _names(given))
    if as_json:
        for name, read in readings:
            print_json({"name": name, "ok": read.ok, "parts": read.parts, "why": read.why})
    else:
        _print_readings(list(readings))


def _asked(
    ctx: typer.Context,
    names: Sequence[str],
    pattern: str | None,
    parts: Sequence[str],
    config: Path | None,
) -> tuple[tuple[NamePattern, ...], Sequence[str]]:
    """The conventions to read by, and the names."""
    if strange := next((name for name in names if _OPTION.fullmatch(name)), None):
        raise CommandError(f"there is no option {strange}; --help shows them all.", WRONGLY_ASKED)
    if pattern is not None:
        return (read_pattern(pattern, dict(map(_part, parts))),), names
    if parts:
        raise CommandError(
            "--part goes with --pattern; a campaign says in [naming.parts] what its parts are.",
            WRONGLY_ASKED,
        )
    if len(names) == 1:
        raise CommandError("name a campaign, or a --pattern, and the names to try.", WRONGLY_ASKED)
    return _patterns_of(ctx, names[0], config), names[1:]


def _part(given: str) -> tuple[str, NamePart]:
    match = _KIND.fullmatch(given)
    kinds = {kind.value: kind for kind in PartKind}
    if match is None or match[2] not in kinds:
        raise PatternError(
            f"--part {clean_name(given)} is no KEY=KIND; the kinds are {', '.join(kinds)}, such as"
            " region=choice:东区,西区.",
            "",
        )
    key, kind = match[1], kinds[match[2]]
    choices = tuple(one for one in re.split(r"[,，、]", match[3] or "") if one.strip())
    return key, NamePart(key, part_of(key).title, kind, choices)


def _patterns_of(ctx: typer.Context, name: str, config: Path | None) -> tuple[NamePattern, ...]:
    if name.endswith(".toml"):
        campaign = one_of(Path(name))
    else:
        campaigns = {one.id: one for one in load_campaigns(config_dir_of(ctx, config))}
        if name not in campaigns:
            raise unknown("campaign", name, campaigns)
        campaign = campaigns[name]
    if not campaign.name_patterns:
        raise CommandError(f"the campaign {campaign.id} asks for no names.", WRONGLY_ASKED)
    return campaign.name_patterns


def _names(given: Iterable[str]) -> Iterator[str]:
    for name in given:
        if name == FROM_INPUT:
            lines = (line.rstrip("\r\n") for line in islice(sys.stdin, MOST_NAMES))
            yield from (line for line in lines if line.strip())
        else:
            yield name


def _read(name: str, patterns: Sequence[NamePattern]) -> NameReading:
    """By the first convention the name keeps; else by the one for its sort, subject or file."""
    read = [read_name(name, pattern) for pattern in patterns]
    kept = next((one for one in read if one.ok), None)
    # The subject's stands first, where it has its own.
    return kept or read[min(len(read) - 1, 1 if _FILE.search(name) else 0)]


def _print_readings(readings: Sequence[tuple[str, NameReading]]) -> None:
    rows = [
        (
            clean_name(name),
            coloured("ok") if read.ok else coloured("failed"),
            "; ".join(f"{key}: {clean_name(value)}" for key, value in read.parts.items()),
            clean_name(read.why),
        )
        for name, read in readings
    ]
    print_table(("name", "", "parts", "why"), rows)
