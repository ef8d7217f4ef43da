"""Classifies a letter: automatic, a person's question, or a submission to a campaign."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.facts.letter_facts import Letter
from parsers.roles.assign_roles import Role
from validators.evidence.body_answers import FEW, body_of
from validators.model.campaign import Campaign
from validators.model.dossier import Document
from validators.sorting.form_ownership import Filed
from validators.sorting.intent import announces, asks, forgot_papers, withdraws
from validators.sorting.robots import Writer, writer_of
from validators.sorting.routing import Claim, choose


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


_AUTOMATIC_WORDS = (
    (re.compile(r"empty Return-Path"), "无退信地址"),
    (re.compile(r"multipart/report"), "投递报告"),
    (re.compile(r"subject of an automatic reply"), "主题为自动回复"),
    (re.compile(r"subject of a recall"), "主题为撤回邮件"),
    (re.compile(r"text of an automatic reply"), "正文为自动回复"),
    (re.compile(r"text of an acknowledgement"), "正文为收件回复"),
    (re.compile(r"calendar invitation or answer"), "日程邀请或答复"),
    (re.compile(r"sender (.+)"), r"发件人为 \1"),
    (re.compile(r"\A(.+) header"), r"含 \1 标头"),
)


def triage(
    letter: Letter,
    filed: Filed,
    campaigns: Sequence[Campaign],
    *,
    reply: bool = False,
    received_at: datetime | None = None,
) -> Triage:
    """Sorts a letter, given its documents as each campaign would file them (by campaign id).

    `reply`: it is known to answer one of our notices, and `campaigns` then begins with the
    application's own: whatever it brings is a supplement, however named.
    """
    if letter.automatic:
        return Triage(Sort.AUTOMATIC, reason=f"自动邮件（{automatic_in_words(letter.automatic)}）")
    chosen = Claim.known(campaigns[0]) if reply else choose(letter, filed, campaigns, received_at)
    writer = writer_of(letter, filed, chosen, reply=reply)
    if writer is not Writer.PERSON:
        return _by_a_program(letter, writer)
    if chosen is None:
        return _question("来信未提及征集活动，也没有可识别的申报材料")
    documents = filed[chosen.campaign.id]
    if reason := _no_submission(letter, documents, chosen, reply=reply):
        return _question(reason)
    return Triage(Sort.SUBMISSION, chosen.campaign)


def _by_a_program(letter: Letter, writer: Writer) -> Triage:
    sign = next((sign.phrase for sign in letter.robot_signs), "multipart/report")
    words = automatic_in_words(sign)
    if writer is Writer.DOUBTFUL:
        return _question(f"来信可能是自动邮件（{words}），请人工确认")
    return Triage(Sort.AUTOMATIC, reason=f"自动邮件（{words}）")


def _question(reason: str) -> Triage:
    return Triage(Sort.QUESTION, reason=reason)


def _no_submission(
    letter: Letter, documents: Sequence[Document], chosen: Claim, *, reply: bool
) -> str:
    """Return why a letter about the campaign hands nothing in (Chinese), "" where it does."""
    recognised = [d for d in documents if any(role.by != "format" for role in d.roles)]
    filled = [d for d in recognised if not d.is_blank]
    if withdraws(letter) and not any(role.by == "content" for d in filled for role in d.roles):
        return "来信要求撤回或退出申报"
    if body_of(letter, chosen.campaign, least=1 if reply else FEW) is not None:
        return ""
    if not brings_material(letter, documents, chosen.campaign):
        if reply:
            return "回复了我们的通知，未附申报材料"
        forgot = chosen.subject_exact and not letter.in_reply_to and not asks(letter)
        # An unknown kind of automatic letter does not hand papers in either.
        return "" if forgot and forgot_papers(letter) else "来信未附申报材料"
    known = reply or chosen.subject_exact
    if filled or letter.cloud_links or (known and not (recognised and asks(letter))):
        return ""
    if recognised:
        return "来信只附空白申报表，未附填写的材料"
    asking = asks(letter) or announces(letter)
    return "来信询问或转发征集活动，未附可识别的申报材料" if asking else ""


def automatic_in_words(why: str) -> str:
    """Return what shows that a program wrote, for a clerk: header names stay as they are."""
    for expression, words in _AUTOMATIC_WORDS:
        if found := expression.fullmatch(why):
            return found.expand(words)
    return why


def brings_material(letter: Letter, documents: Sequence[Document], campaign: Campaign) -> bool:
    """Tell whether anything came that could be filed. A lone screenshot under a question is not; a lone
    picture that is called 承诺书, or is as large as the photos asked for, is.
    """
    kinds = {attachment.media_type.split("/")[0] for attachment in letter.attachments}
    if letter.cloud_links or kinds - {"image"} or len(letter.attachments) > 1:
        return True
    return any(_claims(role, d, campaign) for d in documents for role in d.roles)


def _claims(role: Role, document: Document, campaign: Campaign) -> bool:
    least = campaign.material(role.material).min_bytes
    return role.by != "format" if least is None else document.attachment.size > least
