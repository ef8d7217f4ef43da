"""What a letter is: automatic, a person's question, or a submission to one of the campaigns."""

import re
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


# An applicant's letter says what is attached; what follows a few lines down may be quoted mail.
FIRST_WORDS = 600
_ASKING = re.compile(r"\s*(?:关于.{0,20})?(?:咨询|请教|询问|请问|求助|疑问)")
_QUESTION = re.compile(r"[？?]|请问|咨询|想了解|想问")
_AUTOMATIC_WORDS = (
    (re.compile(r"empty Return-Path"), "无退信地址"),
    (re.compile(r"multipart/report"), "投递报告"),
    (re.compile(r"subject of an automatic reply"), "主题为自动回复"),
    (re.compile(r"sender (.+)"), r"发件人为 \1"),
    (re.compile(r"(.+) header"), r"含 \1 标头"),
)

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
        return Triage(Sort.AUTOMATIC, reason=f"自动邮件（{automatic_in_words(letter.automatic)}）")
    if reply and brings_material(letter, filed[campaigns[0].id], campaigns[0]):
        return Triage(Sort.SUBMISSION, campaigns[0])
    if reply:
        return Triage(Sort.QUESTION, reason="回复了我们的通知，未附申报材料")
    claims = [_claim(letter, filed[campaign.id], campaign) for campaign in campaigns]
    chosen = _choose(claims)
    if chosen is None:
        return Triage(Sort.QUESTION, reason="来信未提及征集活动，也没有可识别的申报材料")
    if brings_material(letter, filed[chosen.campaign.id], chosen.campaign):
        return Triage(Sort.SUBMISSION, chosen.campaign)
    if chosen.subject_exact and not letter.in_reply_to and not _asks(letter):
        return Triage(Sort.SUBMISSION, chosen.campaign)
    return Triage(Sort.QUESTION, reason="来信未附申报材料")


def _asks(letter: Letter) -> bool:
    """Whether a letter without files asks something, rather than forgot what it speaks of."""
    return bool(_ASKING.match(letter.subject) or _QUESTION.search(letter.text[:FIRST_WORDS]))


def automatic_in_words(why: str) -> str:
    """What shows that a program wrote, for a clerk: header names stay as they are."""
    for expression, words in _AUTOMATIC_WORDS:
        if found := expression.fullmatch(why):
            return found.expand(words)
    return why


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
