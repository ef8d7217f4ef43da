"""Defines `intake notices`: list the outbox, preview a notice, drop notices."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import (
    CampaignOption,
    ConfigOption,
    JsonOption,
    NoticesArgument,
    config_dir_of,
    folders_of,
    settings_of,
)
from intake.cli.terminal.output import clean, coloured, print_listing, print_objects, say
from intake.register import notices
from intake.register.notices import NoticeRow, NoticeState
from notifier.notices.kinds import NoticeKind

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
        from intake.config.logs import set_up_logs

        set_up_logs()
        return
    with existing_register(folders_of(ctx, config).data_dir) as db:
        found = notices.listing(db, state)
    if as_json:
        print_objects(map(_object, found))
        return
    columns = ("id", "state", "kind", "created", "recipient", "subject", "what happened")
    print_listing("notices", columns, list(_cells(found)))


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
        remark = clean(row.last_error)
        yield (
            str(row.id),
            coloured(row.state.value),
            row.kind,
            created,
            clean(row.recipient),
            clean(row.subject),
            remark,
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
    # The list is asked for often, and needs neither campaigns nor templates.
    from intake.cli.files.check import chosen
    from intake.config.bundled_data import load_templates
    from intake.config.campaigns import load_campaigns
    from notifier.preview.sample_notices import sample_notice

    folder = config_dir_of(ctx, config)
    first = chosen(load_campaigns(folder), campaign)[0]
    notice = sample_notice(kind, first, load_templates(folder))
    say(f"Subject: {notice.subject}", "bold")
    say()
    typer.echo(notice.text)
    if html:
        html.write_text(notice.html, "utf-8")
        say(f"HTML: {html}", "dim")


@app.command("drop")
def drop(
    ctx: typer.Context,
    ids: NoticesArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="R", help="Why; the log keeps it.")],
    config: ConfigOption = None,
) -> None:
    """Take notices back that have not left, or failed: they are not sent.

    The application's log tells it, with the reason.

    Example: intake notices drop 12 13 --reason 已电话告知
    """
    from intake.cli.register.release import take_back

    if not reason.strip():
        raise CommandError("say why: --reason.")
    take_back(settings_of(ctx, config), ids, reason)
