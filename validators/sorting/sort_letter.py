"""Sorts a read letter and splits it into applications: the pure step between archive and transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from parsers.facts.letter_facts import ReadLetter
from validators.model.campaign import Campaign
from validators.model.dossier import Submission
from validators.model.named_application import NamedApplication
from validators.sorting.filing import file_documents
from validators.sorting.form_ownership import contend
from validators.sorting.nominations import Neighbours
from validators.sorting.splitting import MOST_APPLICATIONS, Share, TooManyApplications, split
from validators.sorting.triage import Sort, Triage, triage

_TOO_MANY = (
    f"来信一次报送的案例超过{MOST_APPLICATIONS}个，未自动拆分和登记，"
    f"请人工处理，或请来信人分批报送（每封不超过{MOST_APPLICATIONS}个）"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One application's share of a letter. `known` is its place among the applications the letter
    was known to be about; None where that is to be told by its papers.
    """

    campaign: Campaign
    submission: Submission
    known: int | None = None


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
    known: Sequence[NamedApplication] = (),
    received_known: bool = True,
) -> Sorted:
    """Sorts a letter and files its documents under the campaigns it means.

    `known`: the applications whose notice it answers; their campaigns stand first in `campaigns`.
    `received_known`: False where the letter had come by `received_at`, and nobody knows when.
    """
    filed = contend({one.id: file_documents(read, one) for one in campaigns}, campaigns)
    sorting = triage(read.letter, filed, campaigns, reply=reply, received_at=received_at)
    campaign = sorting.campaign
    if sorting.sort is not Sort.SUBMISSION or campaign is None:
        return Sorted(sorting)
    ordered = (campaign, *(one for one in campaigns if one is not campaign))
    try:
        shares = split(filed, ordered, known)
    except TooManyApplications:
        return Sorted(Triage(Sort.QUESTION, reason=_TOO_MANY))
    if not shares:
        submission = Submission(read.letter, received_at, filed[campaign.id])
        parts: tuple[Part, ...] = (Part(campaign, submission, 0 if known else None),)
    else:
        parts = tuple(_parts(shares, read, received_at))
    return Sorted(sorting, tuple(_with_receipt(part, known=received_known) for part in parts))


def _with_receipt(part: Part, *, known: bool) -> Part:
    return replace(part, submission=replace(part.submission, received_known=known))


def _parts(shares: Sequence[Share], read: ReadLetter, received_at: datetime) -> Iterator[Part]:
    beside = Neighbours.of(shares)
    for number, share in enumerate(shares):
        submission = Submission(
            read.letter,
            received_at,
            share.documents,
            alone=len(shares) == 1,
            unassigned=share.unassigned,
            nominated_beside=beside.nominated(number),
            beside=beside.counted(number),
        )
        yield Part(share.campaign, submission, share.known)
