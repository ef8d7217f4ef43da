"""Defines `intake release`, and takes notices back for `intake notices drop`."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import ConfigOption, NoticesArgument, settings_of
from intake.cli.terminal.output import clean, complain, say
from intake.config.settings import Settings
from intake.office import Office, open_office
from intake.register import notices
from intake.staff import outgoing
from intake.staff.acting import Actor, CannotAct

ACTOR = Actor("command line")


def release(
    ctx: typer.Context,
    ids: NoticesArgument,
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


def take_back(settings: Settings, ids: list[int], reason: str) -> None:
    """Drop notices, and say of each what came of it. Raises CommandError where one was left."""
    with _office(settings) as office:
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
    with existing_register(settings.data_dir):
        pass
    with open_office(settings) as office:
        yield office
