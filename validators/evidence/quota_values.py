"""Tells by what a quota counts an application, and whether two answers count as one."""

from collections.abc import Callable, Mapping

from parsers.facts.answers import Answers
from parsers.facts.spec import FieldKind
from parsers.texts.contact.mailbox_key import mailbox_key
from parsers.texts.names.folding import plain_name
from parsers.texts.normal_text import fold
from validators.model.campaign import SENDER, Campaign, Quota
from validators.model.dossier import Dossier
from validators.model.named_application import alike

MOST_COMPARED = 1_000
"""Names that are compared in their short and slightly different forms; of more only equal ones count.
Comparing each of 10,000 applicants with all others would take an hour of a register's time.
"""


def quota_values(dossier: Dossier, quota: Quota) -> Mapping[str, str]:
    """The application's answers by key, "" for what was not filled in. Raises Absent without a form."""
    asks_form = any(key != SENDER for key in quota.per)
    answers = dossier.require_answers() if asks_form else None
    return {
        key: dossier.first.letter.sender.address if key == SENDER else _line(answers, key)
        for key in quota.per
    }


def answers_for(campaign: Campaign, answers: Answers | None) -> Mapping[str, str]:
    """Return what the campaign's quotas may ask of a form."""
    keys = {key for quota in campaign.quotas for key in quota.per} - {SENDER}
    return {key: _line(answers, key) for key in sorted(keys)}


def _line(answers: Answers | None, key: str) -> str:
    answer = answers.get(key) if answers else None
    if answer is None:
        return ""
    return "、".join(answer.selected) or " ".join(answer.text.split())


def same_as(
    campaign: Campaign, key: str, own: str, *, exactly: bool = False
) -> Callable[[str], bool]:
    """Return what tells whether another's answer to `key` counts as this one: a name in a short form
    does, a choice or a number does not. `exactly`: no short forms.
    """
    if key == SENDER:
        return _equal(mailbox_key, own)
    spec = campaign.field(key)
    if spec.choices or spec.kind is not FieldKind.TEXT:
        return _equal(fold, own)
    if exactly:
        return _equal(plain_name, own)
    return lambda other: bool(other) and (other == own or alike(other, own))


def _equal(folded: Callable[[str], str], own: str) -> Callable[[str], bool]:
    wanted = folded(own)
    return lambda other: bool(wanted) and folded(other) == wanted
