"""Queries what came on paper, and which applications lack some of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from intake.register.applications.applications import UNDECIDED
from intake.register.connection import Database
from notifier.reports.report import OpenPaper
from validators.model.campaign import Campaign


def open_paper(db: Database, campaigns: Sequence[Campaign]) -> Iterator[OpenPaper]:
    """The applications that are still decided on of which something on paper is not noted."""
    known = {campaign.id: campaign for campaign in campaigns}
    rows = db.execute(
        "SELECT number, applicant, campaign, place FROM findings"  # noqa: S608  our own words
        " JOIN applications ON applications.id = application_id"
        " WHERE code = 'paper-missing' AND state = 'open' AND status <> 'late'"
        f" AND {UNDECIDED} ORDER BY number, findings.id"
    )
    for (number, applicant, campaign, *_), found in groupby(rows, key=lambda row: row[:3]):
        titles = tuple(_title(known.get(campaign), place) for *_, place in found)
        yield OpenPaper(number, applicant, titles)


def arrivals(
    db: Database, ids: Iterable[int], campaigns: Sequence[Campaign]
) -> Mapping[int, tuple[tuple[str, date], ...]]:
    """(title, day) of what came on paper, by application."""
    known = {campaign.id: campaign for campaign in campaigns}
    rows = db.execute(
        "SELECT application_id, campaign, material, arrived_on FROM paper_arrivals"
        " JOIN applications ON applications.id = application_id"
        " WHERE application_id IN (SELECT value FROM json_each(?))"
        " ORDER BY application_id, arrived_on, material",
        [json.dumps(list(ids))],
    )
    return {
        id_: tuple(
            (_title(known.get(campaign), material), date.fromisoformat(on))
            for _, campaign, material, on in found
        )
        for id_, found in groupby(rows, key=lambda row: row[0])
    }


def _title(campaign: Campaign | None, material: str) -> str:
    return campaign.title_of(material) if campaign else material
