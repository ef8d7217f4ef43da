"""Counts whom a park recommends, and what else counts under a quota, within one letter, which no
register knows yet.
"""

from collections.abc import Sequence

from validators.evidence.quota_values import answers_for
from validators.model.dossier import Beside
from validators.model.named_application import alike, names_in
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


def beside(share: Share, shares: Sequence[Share]) -> tuple[Beside, ...]:
    """Return the other applications of the letter in the same call, for quotas and lists."""
    return tuple(
        _beside(one) for one in shares if one is not share and one.campaign.id == share.campaign.id
    )


def _beside(share: Share) -> Beside:
    forms = [document.answers for document in share.documents if document.answers]
    if not forms:
        return Beside("", "")
    answers = {**answers_for(share.campaign, forms[0]), "nominator": _answer(share, "nominator")}
    return Beside(*names_in(forms[0]), answers)


def _answer(share: Share, key: str) -> str:
    answers = (document.answers for document in share.documents if document.answers)
    return next((text for one in answers if (text := one.text(key))), "")
