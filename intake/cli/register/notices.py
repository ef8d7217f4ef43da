"""Defines `intake notices` and `intake release`: list, preview, drop and release notices."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from intake.cli.files.check import chosen
from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import (
    CampaignOption,
    ConfigOption,
    JsonOption,
    config_dir_of,
    settings_of,
)
from intake.cli.terminal.output import clean, coloured, complain, print_json, print_table, say
from intake.config.bundled_data import load_templates
from intake.config.campaigns import load_campaigns
from intake.config.settings import Settings
from intake.office import Office, open_office
from intake.register import notices
from intake.register.notices import NoticeRow, NoticeState
from intake.staff import outgoing
from intake.staff.acting import Actor, CannotAct
from notifier.notices.kinds import NoticeKind
from notifier.preview.sample_notices import sample_notice

ACTOR = Actor("command line")

app = typer.Typer(
    help="The outbox: held, due, sent, failed.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

StateOption = Annotated[
    NoticeState | None, typer.Option("--state", help="Only notices in this state.")
]


@app.callback()
def list_(
    ctx: typer.Context,
    state: StateOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """List the outbox, or preview a template: intake notices preview correction.

    Example: intake notices --state held
    """
    if ctx.invoked_subcommand:
        return
    with existing_register(settings_of(ctx, config)) as db:
        found = notices.listing(db, state)
    if as_json:
        for row in found:
            print_json(_object(row))
        return
    columns = ("id", "state", "kind", "created", "recipient", "subject", "what happened")
    print_table(columns, _cells(found))
    say(f"notices: {len(found)}", "dim")


def _object(row: NoticeRow) -> dict[str, object]:
    return {
        "id": row.id,
        "application_id": row.application_id,
        "mail_id": row.mail_id,
        "kind": row.kind,
        "recipient": row.recipient,
        "subject": row.subject,
        "state": row.state.value,
        "message_id": row.message_id,
        "created_at": row.created_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "sent_at": row.sent_at.isoformat() if row.sent_at else None,
        "tries": row.tries,
        "last_error": row.last_error,
    }


def _cells(found: tuple[NoticeRow, ...]) -> Iterator[tuple[str | Text, ...]]:
    for row in found:
        created = row.created_at.strftime("%Y-%m-%d %H:%M")
        told = clean(row.last_error)
        yield (
            str(row.id),
            coloured(row.state.value),
            row.kind,
            created,
            clean(row.recipient),
            clean(row.subject),
            told,
        )


@app.command("preview")
def preview(
    ctx: typer.Context,
    kind: Annotated[NoticeKind, typer.Argument(help="Which notice.")],
    campaign: CampaignOption = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the HTML form to this file.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Show a notice with invented data.

    As its template makes it today. Nothing is sent.

    Example: intake notices preview correction --html look.html
    """
    folder = config_dir_of(ctx, config)
    first = chosen(load_campaigns(folder), campaign)[0]
    notice = sample_notice(kind, first, load_templates(folder))
    say(f"Subject: {notice.subject}", "bold")
    say()
    typer.echo(notice.text)
    if html:
        html.write_text(notice.html, "utf-8")
        say(f"HTML: {html}", "dim")


def release(
    ctx: typer.Context,
    ids: Annotated[
        list[int], typer.Argument(metavar="ID…", help="As `intake notices` lists them.")
    ],
    config: ConfigOption = None,
) -> None:
    """Release held notices: they are due now.

    One that tells what the register does not say any more is refused.
    Failed ones and those of unknown outcome go again. Look first whether a notice of unknown
    outcome arrived after all: releasing it sends it anew.
    """
    with _office(settings_of(ctx, config)) as office:
        released, refused = _released(office, ids)
    for notice_id in released:
        say(f"notice {notice_id}: due; it goes out with the next poll")
    for notice_id in ids:
        if notice_id not in released:
            complain(
                refused.get(
                    notice_id, f"notice {notice_id} is not held, failed or unknown: left as it is."
                )
            )
    if missed := len(set(ids) - set(released)):
        raise CommandError(f"{missed} of {len(ids)} notices could not be released.")


def _released(office: Office, ids: list[int]) -> tuple[list[int], dict[int, str]]:
    """Each by itself: one that fits the register no more keeps no other from going."""
    released: list[int] = []
    refused: dict[int, str] = {}
    for row in notices.these(office.db, ids):
        if row.state not in notices.RELEASABLE:
            continue
        try:
            released += outgoing.release(office, [row.id], ACTOR)
        except CannotAct as error:
            refused[row.id] = clean(str(error), 300)
    return released, refused


@app.command("drop")
def drop(
    ctx: typer.Context,
    ids: Annotated[
        list[int], typer.Argument(metavar="ID…", help="As `intake notices` lists them.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="R", help="Why; the log keeps it.")],
    config: ConfigOption = None,
) -> None:
    """Take notices back that have not left, or failed: they are not sent.

    The application's log tells it, with the reason.

    Example: intake notices drop 12 13 --reason 已电话告知
    """
    if not reason.strip():
        raise CommandError("say why: --reason.")
    with _office(settings_of(ctx, config)) as office:
        try:
            dropped = outgoing.drop(office, ids, ACTOR, reason)
        except CannotAct:
            dropped = ()
    for notice_id in dropped:
        say(f"notice {notice_id}: dropped")
    missed = [notice_id for notice_id in ids if notice_id not in dropped]
    for notice_id in missed:
        complain(
            f"notice {notice_id} has left, was dropped before, or is not there: left as it is."
        )
    if missed:
        raise CommandError(f"{len(missed)} of {len(ids)} notices could not be dropped.")


@contextmanager
def _office(settings: Settings) -> Iterator[Office]:
    with existing_register(settings):
        pass
    with open_office(settings) as office:
        yield office
