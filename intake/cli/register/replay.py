"""Defines `intake replay`: which verdicts today's rules would change."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from intake.cli.terminal.errors import FAILED
from intake.cli.terminal.known_names import demand_campaign
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import CampaignOption, ConfigOption, JsonOption, settings_of
from intake.cli.terminal.output import clean, complain, print_json, print_table, progress, say
from intake.config.lock import only_writer
from intake.config.settings import Settings
from intake.office import Office, open_office
from intake.register.applications import applications
from intake.staff.replay import Replayed, apply
from intake.staff.replay import replay as judge_all
from validators.model.outcome import Outcome

ACTOR = "command line"


def replay(
    ctx: typer.Context,
    campaign: CampaignOption = None,
    write: Annotated[
        bool, typer.Option("--apply", help="Write the new verdicts; nobody is answered.")
    ] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Judge the archive under today's rules.

    Shows which verdicts would change, and writes nothing without --apply. Exit 1 if an application
    could not be judged.

    Example: intake replay --campaign sco-2026
    """
    with _office(settings_of(ctx, config), write=write) as office:
        demand_campaign(campaign, office.campaigns, office.db)
        replayed = list(_replayed(office, campaign, write=write))
    changed = [one for one in replayed if one.changed]
    if as_json:
        for one in replayed:
            print_json(_object(one))
    else:
        _print(replayed, changed, write=write)
    if any(one.problem for one in replayed):
        raise typer.Exit(FAILED)


@contextmanager
def _office(settings: Settings, *, write: bool) -> Iterator[Office]:
    with existing_register(settings.data_dir):
        pass
    with ExitStack() as stack:
        if write:
            now = datetime.now(UTC)
            stack.enter_context(only_writer(settings.data_dir, "intake replay", now))
        yield stack.enter_context(open_office(settings))


def _replayed(office: Office, campaign: str | None, *, write: bool) -> Iterator[Replayed]:
    total = len(applications.listing(office.db, campaign=campaign))
    with progress(total, "judging") as bar:
        for one in judge_all(office, campaign):
            if write and one.changed:
                apply(office, one, ACTOR)
            bar.advance(bar.task_ids[0])
            yield one


def _print(replayed: list[Replayed], changed: list[Replayed], *, write: bool) -> None:
    if changed:
        rows = [
            (one.application.number, _status(one), _list(one.gained), _list(one.lost))
            for one in changed
        ]
        print_table(("number", "status", "new findings", "findings gone"), rows)
    for one in replayed:
        if one.problem:
            complain(f"{one.application.number}: {clean(one.problem)}.")
    verb = "changed" if write else "would change"
    say(f"applications: {len(replayed)} judged, {len(changed)} {verb}")
    if changed and not write:
        say("nothing was written; `intake replay --apply` writes it", "dim")


def _status(one: Replayed) -> str:
    before = one.application.status.value
    after = one.decision.verdict.status.value if one.decision else before
    return before if before == after else f"{before} → {after}"


def _list(findings: tuple[Outcome, ...]) -> str:
    return "\n".join(clean(one, 60) for one in _named(findings))


def _named(findings: tuple[Outcome, ...]) -> list[str]:
    return [f"{one.code} {one.where}".strip() for one in findings]


def _object(one: Replayed) -> dict[str, Any]:
    after = one.decision.verdict.status.value if one.decision else None
    return {
        "number": one.application.number,
        "before": one.application.status.value,
        "after": after,
        "changed": one.changed,
        "new": _named(one.gained),
        "gone": _named(one.lost),
        "problem": one.problem,
    }
