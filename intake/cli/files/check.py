"""Defines `intake check`, which judges mail files without a register and without answering."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from intake.cli.pages.check_page import print_judged
from intake.cli.terminal.errors import NOT_JUDGED, sentence
from intake.cli.terminal.known_names import demand_campaign
from intake.cli.terminal.options import (
    CampaignOption,
    ConfigOption,
    JsonOption,
    ReceivedOption,
    cloud_links_of,
    config_dir_of,
    moment,
)
from intake.cli.terminal.output import clean_name, complain, print_json, progress
from intake.config.campaigns import load_campaigns
from intake.decisions.check_json import check_object
from intake.decisions.judge_letter import Judged, judge_closely, received_of
from intake.decisions.reread import LookCloser, look_closer
from intake.workers.clamd import ScannerUnavailable
from intake.workers.readers import Reader, ReadingFailed, WorkersUnavailable
from parsers.facts.letter_facts import ReadLetter
from parsers.facts.problem import Unreadable
from validators.model.campaign import Campaign
from validators.model.receipt_time import Received, ReceivedFrom

_HERE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class LetterJudged:
    """A mail file read, with the seconds that took; or why it could not be (`problem`)."""

    path: Path
    letter: ReadLetter | None
    seconds: float
    problem: str = ""
    judged: tuple[Judged, ...] = ()


def check(  # noqa: PLR0917 - the command's options
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Mail files (.eml).")],
    campaign: CampaignOption = None,
    received: ReceivedOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Judge mail files, without register or answer.

    Says what is there, what is missing, whether it would be answered. Needs no settings; rules that
    compare with other applications are skipped. Exit 0 if every file was judged, 2 on a file that
    is missing or no mail.

    Example: intake check letters/*.eml --received 2026-06-18T23:59:59+08:00
    """
    campaigns = chosen(load_campaigns(config_dir_of(ctx, config)), campaign)
    at = moment(received, campaigns[0].timezone if len(campaigns) == 1 else _HERE)
    whole = True
    judging = partial(judged_at, at=at, campaigns=campaigns)
    for read in judge_files(files, cloud_links_of(ctx, config), judging):
        if read.letter is None:
            whole = False
            complain(f"{clean_name(str(read.path), 200)}: {read.problem}")
            continue
        _print(read, read.judged, as_json=as_json)
    if not whole:
        raise typer.Exit(NOT_JUDGED)


def chosen(campaigns: Sequence[Campaign], campaign_id: str | None) -> tuple[Campaign, ...]:
    """The campaign of this id, or all; an unknown id is refused with the known ones."""
    demand_campaign(campaign_id, campaigns)
    return tuple(c for c in campaigns if campaign_id in (None, c.id))


Apart = Callable[..., tuple[Judged, ...]]
Judging = Callable[[ReadLetter, LookCloser, Apart], tuple[Judged, ...]]


def judge_files(
    files: Sequence[Path], cloud_links: tuple[str, ...], judging: Judging
) -> Iterator[LetterJudged]:
    """The files in the order given, read and judged side by side."""
    with (
        Reader(cloud_links=cloud_links) as reader,
        ThreadPoolExecutor(reader_threads(len(files))) as pool,
        progress(len(files), "reading") as bar,
    ):
        futures: list[Future[LetterJudged]] = [
            pool.submit(_read, reader, path, judging) for path in files
        ]
        for future in futures:
            yield future.result()
            bar.advance(bar.task_ids[0])


def reader_threads(files: int) -> int:
    """Threads that wait for worker processes: no more than there are of these."""
    import os

    return max(1, min(files, os.cpu_count() or 1))


def _read(reader: Reader, path: Path, judging: Judging) -> LetterJudged:
    begun = time.monotonic()
    reader = reader.within()
    try:
        letter = reader.read(path.absolute())
        judged = judging(letter, partial(look_closer, reader, path.absolute()), reader.judge)
    except Unreadable as error:
        return LetterJudged(
            path, None, time.monotonic() - begun, f"this is no mail: {error.detail}."
        )
    except OSError as error:
        return LetterJudged(path, None, time.monotonic() - begun, f"{error.strerror}.")
    except ReadingFailed as error:
        return LetterJudged(path, None, time.monotonic() - begun, f"it could not be read: {error}.")
    except (WorkersUnavailable, ScannerUnavailable):
        raise
    except Exception as error:  # noqa: BLE001 - whatever one letter does, the others are judged
        return LetterJudged(path, None, time.monotonic() - begun, sentence(error))
    return LetterJudged(path, letter, time.monotonic() - begun, judged=judged)


def judged_at(
    letter: ReadLetter,
    look: LookCloser,
    apart: Apart,
    at: datetime | None,
    campaigns: Sequence[Campaign],
) -> tuple[Judged, ...]:
    """Judges a read letter as received at this moment, else when its headers say."""
    given = Received(at, ReceivedFrom.SERVER) if at else None
    received = given or received_of(letter.letter, datetime.now(UTC))
    return judge_closely(letter, received, campaigns, look, apart)


def _print(read: LetterJudged, judged: Sequence[Judged], *, as_json: bool) -> None:
    for part, one in enumerate(judged, 1):
        if as_json:
            print_json(check_object(one, str(read.path), part, read.seconds))
        else:
            print_judged(one, read.path, read.seconds)
