"""Defines `intake list` and `intake show`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from intake.cli.pages.application_page import print_application
from intake.cli.terminal.errors import FAILED
from intake.cli.terminal.known_names import demand_campaign, unknown
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import CampaignOption, ConfigOption, JsonOption, folders_of
from intake.cli.terminal.output import clean, coloured, print_json, print_listing, print_objects
from intake.register import events, notices
from intake.register.applications import applications, documents, findings, paper_arrivals
from intake.register.applications.applications import Application
from intake.register.connection import Database
from intake.storage.evidence import EvidenceStore
from validators.model.severity import Status

StatusOption = Annotated[
    Status | None, typer.Option("--status", help="Only applications of this status.")
]


def list_(
    ctx: typer.Context,
    status: StatusOption = None,
    campaign: CampaignOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """List the applications in the register.

    Example: intake list --status incomplete
    """
    settings = folders_of(ctx, config)
    with existing_register(settings.data_dir) as db:
        if campaign is not None:
            # The campaigns bring all the rules, half a second that a list without a filter does without.
            from intake.config.campaign_files.usable import usable_campaigns

            demand_campaign(
                campaign, usable_campaigns(settings.config_dir, settings.data_dir).campaigns, db
            )
        found = applications.listing(db, status, campaign)
        if as_json:
            print_objects(_row(db, one) for one in found)
            return
        rows = [
            (
                one.number,
                coloured(one.status.value),
                one.stage,
                one.received_at.strftime("%Y-%m-%d %H:%M"),
                clean(one.applicant, 40),
                clean(one.case_title, 40),
            )
            for one in found
        ]
    print_listing(
        "applications", ("number", "status", "stage", "received", "applicant", "case"), rows
    )


def show(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Such as SCO2026-0001.")],
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Show one application.

    Its answers, letters, documents, findings, notices and events.
    """
    settings = folders_of(ctx, config)
    with existing_register(settings.data_dir) as db:
        application = applications.find(db, number)
        if application is None:
            numbers = {one.number for one in applications.listing(db)}
            raise unknown("application", number, numbers, FAILED)
        whole = _whole(db, application, settings.data_dir)
    if as_json:
        print_json(whole)
    else:
        print_application(whole)


def _row(db: Database, application: Application) -> dict[str, Any]:
    codes = [f.code for f in findings.of_application(db, application.id) if f.state == "open"]
    return {
        "number": application.number,
        "campaign": application.campaign,
        "status": application.status.value,
        "stage": application.stage,
        "applicant": application.applicant,
        "case_title": application.case_title,
        "received_at": application.received_at.isoformat(),
        "updated_at": application.updated_at.isoformat(),
        "findings": codes,
    }


def _whole(db: Database, application: Application, data_dir: Path) -> dict[str, Any]:
    store = EvidenceStore(data_dir / "evidence")
    return _row(db, application) | {
        "fields": dict(application.fields),
        "letters": [
            {"mail_id": mail.id, "received_at": mail.received_at.isoformat(), "sender": mail.sender,
             "subject": mail.subject, "sha256": mail.sha256}
            for mail in applications.mails_of(db, application.id)
        ],
        "documents": [
            {"filename": row.filename, "path": list(row.path), "sha256": row.sha256,
             "size": row.size, "materials": list(row.materials),
             "evidence": [str(path) for path in store.of(row.sha256)]}
            for row in documents.of_application(db, application.id)
        ],
        "paper": [
            {"material": one.material, "arrived_on": one.arrived_on.isoformat(), "actor": one.actor}
            for one in paper_arrivals.of_application(db, application.id)
        ],
        "findings": [
            {"code": row.code, "where": row.place, "severity": row.severity.value,
             "aspect": row.aspect, "state": row.state.value, "message": row.message}
            for row in findings.of_application(db, application.id)
        ],
        "notices": [
            {"id": row.id, "kind": row.kind, "state": row.state.value, "recipient": row.recipient,
             "subject": row.subject}
            for row in notices.of_application(db, application.id)
        ],
        "events": [
            {"at": row.at.isoformat(), "actor": row.actor, "what": row.what, "detail": row.detail}
            for row in events.of_application(db, application.id)
        ],
    }  # fmt: skip
