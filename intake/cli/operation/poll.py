"""Defines `intake poll`: one round over the mailboxes, then sending what is due."""

from collections import Counter
from datetime import UTC, datetime

import typer

from intake.cli.terminal.errors import FAILED, CommandError
from intake.cli.terminal.options import ConfigOption, settings_of
from intake.cli.terminal.output import complain, say
from intake.config.lock import only_writer
from intake.mailbox.poll import PollResult
from intake.office import open_office
from intake.outbox.send import SendResult
from intake.register import heartbeat


def poll(ctx: typer.Context, config: ConfigOption = None) -> None:
    """Take in new mail, judge it, send what is due.

    Exit 0 even if letters were set aside; 1 if a mailbox or the register could not be reached.
    """
    from intake.service import jobs

    settings = settings_of(ctx, config)
    if not settings.imap:
        raise CommandError("the settings name no mailbox: add an [[imap]] table.")
    with (
        only_writer(settings.data_dir, "intake poll", datetime.now(UTC)),
        open_office(settings) as office,
    ):
        results = jobs.poll(office, settings)
        sent = jobs.send(office.db, settings, office.now())
        # Who polls by a timer of the system's wants to see in the report that it still does.
        told = [str(problem) for result in results for problem in result.problems]
        problems = " ".join((*told, *office.files.problems))
        heartbeat.beat(office.db, "poll", office.now(), problems)
        heartbeat.beat(office.db, "send", office.now(), sent.problem)
    for result in results:
        print_polled(result)
    print_sent(sent)
    for problem in office.files.problems:
        complain(problem)
    if any(result.problems for result in results):
        raise typer.Exit(FAILED)


def print_polled(result: PollResult) -> None:
    """Print what came, by what became of it; then what kept the round from its end."""
    counts = Counter(state.value for state in result.states)
    parts = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    say(f"{result.account}: new letters: {len(result.states)}{f' ({parts})' if parts else ''}")
    for problem in result.problems:
        complain(str(problem))


def print_sent(sent: SendResult) -> None:
    parts = {"sent": sent.sent, "failed": sent.failed, "unknown": sent.unknown}
    parts |= {"tried again later": sent.retried, "waiting for a budget": sent.waiting}
    counted = ", ".join(f"{count} {what}" for what, count in parts.items() if count)
    say(f"notices: {counted or 'none due'}")
    if sent.problem:
        complain(sent.problem)
