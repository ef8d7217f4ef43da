"""Decides which campaign a letter means: by subject, file names, content, then words in names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from parsers.facts.letter_facts import Letter
from parsers.roles.assign_roles import Role
from parsers.texts.naming.convention import keeps, mentions
from parsers.texts.naming.places import tells_campaign
from parsers.texts.normal_text import fold
from validators.evidence.body_answers import body_of
from validators.model.campaign import Campaign
from validators.model.dossier import Document
from validators.sorting.form_ownership import Filed, is_form

# 附件1 claims the form among an applicant's papers; in anybody's letter it says nothing.
_WEAK_WORD = "附件"


@dataclass(frozen=True, slots=True)
class Claim:
    """Evidence that a letter means a campaign. `forms` and `content` count the documents known by their
    content, `role_names` those whose name alone claims a form, a pledge or supporting material.
    `days_off`: how far the letter's day lies outside the call.
    """

    campaign: Campaign
    subject_exact: bool
    subject: bool
    file_names: bool
    forms: int = 0
    content: int = 0
    role_names: int = 0
    days_off: int = 0

    @property
    def papers(self) -> tuple[int, int, int]:
        return self.forms, self.content, self.role_names

    @classmethod
    def known(cls, campaign: Campaign) -> Self:
        """The campaign of the application a letter is known to be about."""
        return cls(campaign, subject_exact=False, subject=False, file_names=False)


def choose(
    letter: Letter,
    filed: Filed,
    campaigns: Sequence[Campaign],
    received_at: datetime | None = None,
) -> Claim | None:
    """The campaign the letter means, None where nothing tells; of equals the one nearer in time.

    A subject that means one call over the papers of another is copied: the papers decide.
    """
    claims = [_claim(letter, filed[one.id], one, received_at) for one in campaigns]
    levels = (
        [claim for claim in claims if claim.subject_exact],
        [claim for claim in claims if claim.subject],
        [claim for claim in claims if claim.file_names],
        [claim for claim in claims if claim.content],
    )
    level = next((level for level in levels if level), [])
    best = max(level, key=lambda claim: (claim.papers, -claim.days_off), default=None)
    return _overruled(best, claims) if best else _by_words(claims)


def _by_words(claims: Sequence[Claim]) -> Claim | None:
    """Choose by file names where nothing else tells: they must not fit two calls of the same time."""
    meant = [claim for claim in claims if claim.role_names]
    nearest = min((claim.days_off for claim in meant), default=0)
    meant = [claim for claim in meant if claim.days_off == nearest]
    most = max((claim.role_names for claim in meant), default=0)
    meant = [claim for claim in meant if claim.role_names == most]
    return meant[0] if len(meant) == 1 else None


def _overruled(best: Claim, claims: Sequence[Claim]) -> Claim:
    by_papers = max(claims, key=lambda claim: claim.papers)
    if by_papers.forms and not best.forms:
        return by_papers
    return by_papers if by_papers.content and not best.content else best


def _claim(
    letter: Letter,
    documents: Sequence[Document],
    campaign: Campaign,
    received_at: datetime | None,
) -> Claim:
    naming, in_body = campaign.naming, body_of(letter, campaign) is not None
    names = [name for a in letter.attachments for name in (a.filename, *a.path)]
    return Claim(
        campaign,
        subject_exact=any(
            tells_campaign(one) and keeps(letter.subject, one) for one in naming.patterns
        ),
        subject=mentions(letter.subject, naming.marks),
        file_names=any(_is_named(name, campaign) for name in names),
        forms=sum(is_form(document, campaign) for document in documents) + in_body,
        content=sum(role.by == "content" for d in documents for role in d.roles) + in_body,
        role_names=sum(_claims(role, d, campaign) for d in documents for role in d.roles),
        days_off=_days_off(campaign, received_at),
    )


def _is_named(name: str, campaign: Campaign) -> bool:
    """Tell whether a file's name keeps a convention that no other call has, or holds the call's words."""
    telling = filter(tells_campaign, campaign.name_patterns)
    return mentions(name, campaign.naming.marks) or any(keeps(name, one) for one in telling)


def _days_off(campaign: Campaign, received_at: datetime | None) -> int:
    if received_at is None:
        return 0
    day: date = received_at.astimezone(campaign.timezone).date()
    return max((campaign.first_day - day).days, (day - campaign.last_day).days, 0)


def _claims(role: Role, document: Document, campaign: Campaign) -> bool:
    """Photos are sent about anything: only a word for a paper of its own kind means a call."""
    material = campaign.material(role.material)
    if role.by != "name" or not (material.titles or material.phrases or material.rest):
        return False
    names = [fold(name) for name in (document.filename, *document.attachment.path)]
    words = [word for word in map(fold, material.names) if not word.startswith(_WEAK_WORD)]
    return any(word in name for word in words for name in names)
