"""Deletes a campaign's letters and personal data after its `keep_days`; counts stay.

Files go first: a purge that was killed is done again, and still finds by the register what is left.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from intake.register import events
from intake.register.connection import Database
from intake.register.purge import Purgeable, blank, purgeable, scrub
from intake.storage.archive import Archive
from parsers.errors import IntakeError
from validators.model.campaign import Campaign


class NotYet(IntakeError):
    """Why a campaign is not to be purged, in a sentence with the way out."""


def demand_over(campaign: Campaign, today: date) -> None:
    """Raise NotYet before the last day of its `keep_days`, and where it has none."""
    if campaign.keep_days is None:
        raise NotYet(f"the campaign {campaign.id} has no keep_days: set it in its file first.")
    kept_until = campaign.last_day + timedelta(days=campaign.keep_days)
    if today <= kept_until:
        raise NotYet(f"the papers of {campaign.id} are to be kept until {kept_until}.")


def purge(db: Database, data_dir: Path, campaign: Campaign, now: datetime, actor: str) -> Purgeable:
    """Deletes what is the campaign's alone; what was deleted. A service may run beside it.

    Raises NotYet, also while notices wait that have not left.
    """
    demand_over(campaign, now.astimezone(campaign.timezone).date())
    found = purgeable(db, campaign.id)
    if found.waiting:
        raise NotYet(f"{found.waiting} notices of {campaign.id} have not left: settle them first.")
    archive = Archive(data_dir / "archive")
    for sha256 in found.letters:
        archive.path(sha256).unlink(missing_ok=True)
    # What is kept beside the archive is made again where another campaign needs it: a day's report
    # names the applicants of all.
    for folder in ("facts", "evidence", "reports"):
        _empty(data_dir / folder)
    blank(db, campaign.id)
    events.note(db, now, actor, None, "campaign-purged", campaign.id)
    scrub(db)
    return found


def _empty(folder: Path) -> None:
    """Deletes the files. The folders stay, and what is just being written: a worker may be at it."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".tmp":
            path.unlink(missing_ok=True)
