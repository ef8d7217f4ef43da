"""What a letter is: automatic, a person's question, or a submission to one of the campaigns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parsers.letter_facts import Letter
from parsers.roles import Role
from parsers.texts.naming import mentions, read_names
from validators.campaign import Campaign
from validators.dossier import Document


class Sort(StrEnum):
    """AUTOMATIC is never answered; QUESTION is for staff; SUBMISSION is judged."""

    AUTOMATIC = "automatic"
    QUESTION = "question"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class Triage:
    """`campaign` is set for a submission; `reason` is one Chinese sentence for staff."""

    sort: Sort
    campaign: Campaign | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """By what a letter means a campaign. `content` counts the documents known by their content."""

    campaign: Campaign
    subject_exact: bool
    subject: bool
    file_names: bool
    content: int
    role_names: int


Filed = Mapping[str, tuple[Document, ...]]


def triage(
    letter: Letter, filed: Filed, campaigns: Sequence[Campaign], *, reply: bool = False
) -> Triage:
    """Sorts a letter, given its documents as each campaign would file them (by campaign id).

    `reply`: it is known to answer one of our notices, and `campaigns` then begins with the
    application's own: whatever it brings is a supplement, however named. Else the campaign is
    told by the subject, then by file names, then by content, then by words such as 承诺书 in the
    names. A subject that means one call over the form of another is copied: the form decides.
    """
    if letter.automatic:
        return Triage(Sort.AUTOMATIC, reason=f"自动邮件（{letter.automatic}）")
    if reply and brings_material(letter, filed[campaigns[0].id], campaigns[0]):
        return Triage(Sort.SUBMISSION, campaigns[0])
    claims = [_claim(letter, filed[campaign.id], campaign) for campaign in campaigns]
    chosen = _choose(claims)
    if chosen is None:
        return Triage(Sort.QUESTION, reason="来信未提及征集活动，也没有可识别的申报材料")
    if brings_material(letter, filed[chosen.campaign.id], chosen.campaign):
        return Triage(Sort.SUBMISSION, chosen.campaign)
    answers_us = reply or bool(letter.in_reply_to)
    if chosen.subject_exact and not answers_us:
        return Triage(Sort.SUBMISSION, chosen.campaign)
    return Triage(Sort.QUESTION, reason="来信未附申报材料")


def _choose(claims: Sequence[Claim]) -> Claim | None:
    levels = (
        [claim for claim in claims if claim.subject_exact],
        [claim for claim in claims if claim.subject],
        [claim for claim in claims if claim.file_names],
        [claim for claim in claims if claim.content],
        [claim for claim in claims if claim.role_names],
    )
    level = next((level for level in levels if level), [])
    by_content = max(claims, key=lambda claim: claim.content, default=None)
    best = max(level, key=lambda claim: (claim.content, claim.role_names), default=None)
    if best and by_content and by_content.content and not best.content:
        return by_content
    return best


def _claim(letter: Letter, documents: Sequence[Document], campaign: Campaign) -> Claim:
    naming = campaign.naming
    names = [name for a in letter.attachments for name in (a.filename, *a.path)]
    return Claim(
        campaign,
        subject_exact=bool(read_names(letter.subject, naming.pattern)),
        subject=mentions(letter.subject, naming.marks),
        file_names=any(read_names(n, naming.pattern) or mentions(n, naming.marks) for n in names),
        content=sum(role.by == "content" for d in documents for role in d.roles),
        role_names=sum(role.by == "name" for d in documents for role in d.roles),
    )


def brings_material(letter: Letter, documents: Sequence[Document], campaign: Campaign) -> bool:
    """Whether anything came that could be filed. A lone screenshot under a question is not; a lone
    picture that is called 承诺书, or is as large as the photos asked for, is.
    """
    kinds = {attachment.media_type.split("/")[0] for attachment in letter.attachments}
    if letter.cloud_links or kinds - {"image"} or len(letter.attachments) > 1:
        return True
    return any(_claims(role, d, campaign) for d in documents for role in d.roles)


def _claims(role: Role, document: Document, campaign: Campaign) -> bool:
    least = campaign.material(role.material).min_bytes
    return role.by != "format" if least is None else document.attachment.size > least
