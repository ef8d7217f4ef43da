"""A read letter → what we think of it: the pure middle between the archive and the transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from parsers.letter_facts import ReadLetter
from validators.campaign import Campaign
from validators.dossier import Submission
from validators.filing import file_documents
from validators.triage import Sort, Triage, triage


@dataclass(frozen=True, slots=True)
class Part:
    """One application's share of a letter."""

    campaign: Campaign
    submission: Submission


@dataclass(frozen=True, slots=True)
class Sorted:
    """A letter sorted and filed: several parts where a park sends its own case and its
    enterprises', none where it is no submission.
    """

    triage: Triage
    parts: tuple[Part, ...] = ()


def sort_letter(
    read: ReadLetter,
    received_at: datetime,
    campaigns: Sequence[Campaign],
    *,
    reply: bool = False,
) -> Sorted:
    """Sorts a letter and files its documents under the campaign it means."""
    filed = {campaign.id: file_documents(read, campaign) for campaign in campaigns}
    sorting = triage(read.letter, filed, campaigns, reply=reply)
    campaign = sorting.campaign
    if sorting.sort is not Sort.SUBMISSION or campaign is None:
        return Sorted(sorting)
    submission = Submission(read.letter, received_at, filed[campaign.id])
    return Sorted(sorting, (Part(campaign, submission),))
