"""Counts whom a park recommends within one letter, which no register knows yet."""

from collections.abc import Sequence

from validators.model.claimant import alike
from validators.sorting.splitting import Share


def nominated_beside(share: Share, shares: Sequence[Share]) -> tuple[str, ...]:
    """The other applicants of the letter that the share's own park recommends in the same call."""
    park = _answer(share, "nominator")
    others = (
        _answer(one, "applicant")
        for one in shares
        if one is not share and one.campaign.id == share.campaign.id
        if park and (named := _answer(one, "nominator")) and alike(named, park)
    )
    return tuple(dict.fromkeys(filter(None, others)))


def _answer(share: Share, key: str) -> str:
    answers = (document.answers for document in share.documents if document.answers)
    return next((text for one in answers if (text := one.text(key))), "")
