"""Defines `intake take`, which takes exported mail files into the register."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.operation.poll import print_sent
from intake.cli.terminal.errors import NOT_JUDGED, sentence
from intake.cli.terminal.options import ConfigOption, ReceivedOption, moment, settings_of
from intake.cli.terminal.output import STATUS_STYLES, clean, clean_name, complain, progress, say
from intake.config.lock import only_writer
from intake.config.settings import Settings
from intake.office import Office, open_office
from intake.register.applications import applications
from intake.register.letters.ledger import Mail
from intake.service.import_files import take_file
from intake.workers.clamd import ScannerUnavailable
from intake.workers.readers import ReadingFailed, WorkersUnavailable
from parsers.facts.problem import Unreadable


def take(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Mail files (.eml).")],
    received: ReceivedOption = None,
    answer: Annotated[
        bool, typer.Option("--answer", help="Answer them; else their notices are held.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Take mail files into the register.

    They are judged like polled mail. Exit 2 on a file that is missing or no mail; the others are
    taken all the same.

    Example: intake take export/*.eml
    """
    from intake.service import jobs

    settings = settings_of(ctx, config)
    whole = True
    with _writing(settings) as office, progress(len(files), "taking") as bar:
        at = moment(received, office.campaigns[0].timezone)
        for path in files:
            try:
                _print(office, path, take_file(office, path, at, answer=answer))
            except (WorkersUnavailable, ScannerUnavailable, sqlite3.Error):
                raise
            except Exception as error:  # noqa: BLE001 - whatever one letter does, the others are taken
                whole = False
                complain(f"{clean_name(str(path), 200)}: {_why(error)}")
            bar.advance(bar.task_ids[0])
        if answer:
            print_sent(jobs.send(office.db, settings, office.now()))
    if not whole:
        raise typer.Exit(NOT_JUDGED)


@contextmanager
def _writing(settings: Settings) -> Iterator[Office]:
    with (
        only_writer(settings.data_dir, "intake take", datetime.now(UTC)),
        open_office(settings) as office,
    ):
        yield office


def _print(office: Office, path: Path, mail: Mail) -> None:
    found = applications.of_mail(office.db, mail.id)
    about = ", ".join(f"{one.number} {one.status}" for one in found) or clean(mail.reason)
    style = STATUS_STYLES.get(found[0].status if found else mail.state, "")
    say(f"{clean_name(path.name)}: {mail.state} {about}", style)


def _why(error: Exception) -> str:
    if isinstance(error, Unreadable):
        return f"this is no mail: {error.detail}."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}."
    return str(error) if isinstance(error, ReadingFailed) else sentence(error)
