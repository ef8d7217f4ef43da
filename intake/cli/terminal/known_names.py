"""Refuses unknown names given on the command line, and suggests the nearest known ones."""

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.output import clean
from intake.register.connection import Database
from intake.register.lists import counts

if TYPE_CHECKING:
    from validators.model.campaign import Campaign

WRONGLY_ASKED = 2
_MOST_NAMED = 8


def demand_campaign(
    campaign_id: str | None, campaigns: "Sequence[Campaign]", db: Database | None = None
) -> None:
    """Raise CommandError for an id of no campaign file and of no application in the register."""
    known = {one.id for one in campaigns}
    if db is not None:
        known |= {campaign for campaign, _, _ in counts.by_state(db)}
    if campaign_id is not None and campaign_id not in known:
        raise unknown("campaign", campaign_id, known)


def unknown(what: str, given: str, known: Iterable[str], code: int = WRONGLY_ASKED) -> CommandError:
    """The sentence about an unknown name."""
    names = sorted(known)
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(given.casefold(), folded, 3, 0.5)
    message = f"there is no {what} {clean(given) or '(nothing)'}"
    if near:
        message += f"; did you mean {' or '.join(folded[one] for one in near)}?"
    elif names:
        rest = ", …" if len(names) > _MOST_NAMED else ""
        message += f"; there are {', '.join(names[:_MOST_NAMED])}{rest}."
    else:
        message += "; there is none yet."
    return CommandError(message, code)


def demand_ending(out: Path, right: str) -> None:
    """Raise CommandError where the file's name says another format than `right`, such as ".xlsx"."""
    if out.suffix.lower() not in {right, ""}:
        named = out.with_suffix(right).name
        raise CommandError(
            f"{clean(out.name)} would hold {right.removeprefix('.')}: name it {clean(named)}.",
            WRONGLY_ASKED,
        )


def demand_folder(out: Path) -> None:
    """Raise CommandError where a folder is asked for and a file is named."""
    if out.is_file() or out.suffix.lower() in _FILES:
        raise CommandError(f"{clean(out.name)} names a file: name a folder.", WRONGLY_ASKED)


_ENDINGS = "csv doc docx eml gz htm html json ods odt pdf rar tar tgz txt xls xlsx zip 7z"
_FILES = frozenset(f".{ending}" for ending in _ENDINGS.split(" "))
