"""Defines `intake campaign rehearse`, which judges old letters under a campaign file."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from intake.cli.files.check import LetterJudged, judge_files, judged_at
from intake.cli.setup.check_campaign import one_of
from intake.cli.terminal.errors import NOT_JUDGED, CommandError
from intake.cli.terminal.known_names import WRONGLY_ASKED, unknown
from intake.cli.terminal.options import (
    ConfigOption,
    JsonOption,
    ReceivedOption,
    cloud_links_of,
    config_dir_of,
    moment,
)
from intake.cli.terminal.output import (
    clean,
    clean_name,
    coloured,
    complain,
    print_json,
    print_table,
    say,
)
from intake.config.bundled_data import usable_templates
from intake.config.campaigns import load_campaigns
from intake.decisions.check_json import check_object
from intake.decisions.rehearsal import Rehearsed, seen, summed_up
from intake.decisions.would_answer import would_answer
from notifier.notices.notice import Notice
from validators.model.campaign import Campaign

MOST_LETTERS = 100_000


def rehearse(  # noqa: PLR0917 - the command's options
    ctx: typer.Context,
    campaign: Annotated[str, typer.Argument(metavar="CAMPAIGN", help="A campaign's id or file.")],
    mails: Annotated[
        list[Path], typer.Argument(metavar="MAILS…", help="Mail files (.eml), or folders of them.")
    ],
    received: ReceivedOption = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Print the notices' text, not their subjects alone.")
    ] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Judge old letters under a campaign file and show what would come of it.

    Each letter's status and the notice it would get, then the sums by status, rule and material.
    Nothing is written and nobody is answered. Exit 0 if every file was judged, 2 on a file that is
    no mail.

    Example: intake campaign rehearse config/drafts/call-2027.toml last-year/
    """
    chosen = _campaign(ctx, campaign, config)
    files = list(letters_in(mails))
    templates = usable_templates(config_dir_of(ctx, config))
    judging = partial(judged_at, at=moment(received, chosen.timezone), campaigns=(chosen,))
    whole, letters = True, []
    for read in judge_files(files, cloud_links_of(ctx, config), judging):
        if read.letter is None:
            whole = False
            complain(f"{clean_name(str(read.path), 200)}: {read.problem}")
            continue
        notice = would_answer(read.judged, templates)
        letters.append([seen(one) for one in read.judged])
        if as_json:
            print_json(_object(read, notice))
        else:
            _print(read, notice, texts=texts)
    summary = summed_up(letters, chosen)
    if as_json:
        print_json({"summary": asdict(summary)})
    else:
        _print_summary(summary)
    if not whole:
        raise typer.Exit(NOT_JUDGED)


def _campaign(ctx: typer.Context, name: str, config: Path | None) -> Campaign:
    if name.endswith(".toml"):
        return one_of(Path(name))
    campaigns = {one.id: one for one in load_campaigns(config_dir_of(ctx, config))}
    if name not in campaigns:
        raise unknown("campaign", name, campaigns)
    return campaigns[name]


def letters_in(places: Sequence[Path]) -> Iterator[Path]:
    """The files named, and every .eml below the folders named, in the order of their names."""
    for place in places:
        if not place.is_dir():
            yield place
            continue
        found = sorted(path for path in place.rglob("*") if path.suffix.lower() == ".eml")
        if not found:
            raise CommandError(
                f"there is no .eml file in {clean_name(str(place), 200)}.", WRONGLY_ASKED
            )
        yield from found[:MOST_LETTERS]


def _object(read: LetterJudged, notice: Notice | None) -> dict[str, Any]:
    """A letter with its applications as `intake check --json` has them."""
    parts = enumerate(read.judged, 1)
    return {
        "file": str(read.path),
        "applications": [check_object(one, str(read.path), n, read.seconds) for n, one in parts],
        "notice": _notice(notice) if notice else None,
    }


def _notice(notice: Notice) -> dict[str, str]:
    return {
        "kind": notice.kind.value,
        "recipient": notice.recipient,
        "subject": notice.subject,
        "text": notice.text,
    }


def _print(read: LetterJudged, notice: Notice | None, *, texts: bool) -> None:
    answer = f"{notice.kind.value}: {clean(notice.subject, 120)}" if notice else "no answer"
    statuses = ", ".join(one.status.value for one in read.judged)
    say(f"{clean_name(str(read.path), 200)}  {statuses}  → {answer}")
    if notice and texts:
        say()
        typer.echo(clean_lines(notice.text))
        say()


def clean_lines(text: str) -> str:
    """A notice's text, indented, each line safe for a terminal."""
    return "\n".join(f"    {clean(line, 2000)}" for line in text.splitlines())


def _print_summary(summary: Rehearsed) -> None:
    say()
    print_table(
        ("status", "applications"),
        [(coloured(status), str(number)) for status, number in summary.statuses.items()],
    )
    if summary.rules:
        say()
        print_table(
            ("rule", "", "applications", "findings", "title"),
            [
                (
                    one.code,
                    coloured(one.severity),
                    str(one.applications),
                    str(one.findings),
                    one.title,
                )
                for one in summary.rules
            ],
        )
    say()
    print_table(
        ("material", "came", "to mend", "title"),
        [
            (one.id, f"{one.came}/{summary.applications}", str(one.to_mend), clean(one.title))
            for one in summary.materials
        ],
    )
    say(f"letters: {summary.letters}, applications: {summary.applications}", "dim")
