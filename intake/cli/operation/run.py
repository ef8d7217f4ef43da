"""Defines `intake run`, the service."""

import threading
from datetime import UTC, datetime

import structlog
import typer

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.config.lock import only_writer
from intake.office import open_reader

log = structlog.get_logger()


def run(ctx: typer.Context, config: ConfigOption = None) -> None:
    """Run the service.

    It polls on schedule, sends and reports daily; it ends cleanly on SIGTERM and Ctrl-C.
    """
    from intake.service.scheduler import serve, stopped_by_signals
    from intake.service.service_chores import chores_of, demand_usable, timetable_of, watches_of

    settings = settings_of(ctx, config)
    if not settings.imap:
        raise CommandError("the settings name no mailbox: add an [[imap]] table.")
    demand_usable(settings)
    stopping = threading.Event()
    with (
        only_writer(settings.data_dir, "intake run", datetime.now(UTC)),
        stopped_by_signals(stopping),
        open_reader(settings) as reader,
    ):
        log.info("service begins", mailboxes=len(settings.imap), data=str(settings.data_dir))
        chores = chores_of(settings, reader, stopping.is_set)
        serve(chores, timetable_of(settings), stopping, watches_of(settings, stopping))
    log.info("service ended")
