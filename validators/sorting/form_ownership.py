"""Decides which call a form belongs to, when several share its labels."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.facts.answers import Answers
from validators.model.campaign import Campaign
from validators.model.dossier import Document

Filed = Mapping[str, tuple[Document, ...]]
"""A letter's documents in their order, as each campaign files them, by campaign id."""

Fit = tuple[int, int]


def contend(filed: Filed, campaigns: Sequence[Campaign]) -> Filed:
    """The same documents; a form that fits another call better is no form of this one any more.

    The forms of two calls share 联系人, 联系电话, 案例名称 and the like: six of the eight labels of
    green-parks-2024-park also stand in the form of sco-2026.
    """
    rows = tuple(zip(*(filed[campaign.id] for campaign in campaigns), strict=True))
    settled = [_settled(row, campaigns) for row in rows]
    return {one.id: tuple(row[n] for row in settled) for n, one in enumerate(campaigns)}


def fit(answers: Answers, campaign: Campaign) -> Fit:
    """Return how well a form fits the call: by its labels, and by choices taken that only the call
    offers.

    A label that stands for two fields (联系人 of the applicant, of the nominator) counts once. Of
    equals the call is meant whose form lacks the fewest.
    """
    fields = list(zip(campaign.form.fields, answers.answers, strict=True))
    labels = {spec.label for spec, answer in fields if answer.label_found}
    chosen = sum(bool(answer.selected) for _, answer in fields)
    return len(labels) + chosen, -len(fields)


def is_form(document: Document, campaign: Campaign) -> bool:
    """Tell whether its content shows that it is a form of the call."""
    return any(r.by == "content" and campaign.material(r.material).form for r in document.roles)


def _settled(row: Sequence[Document], campaigns: Sequence[Campaign]) -> tuple[Document, ...]:
    fits = [_fit(document, campaign) for document, campaign in zip(row, campaigns, strict=True)]
    best = max(filter(None, fits), default=None)
    return tuple(
        document if one in (None, best) or document.forms else _without_form(document, campaign)
        for document, campaign, one in zip(row, campaigns, fits, strict=True)
    )


def _fit(document: Document, campaign: Campaign) -> Fit | None:
    """None where it is no form, or where no label could be read (a scan of which only the title was)."""
    answers = document.answers
    if answers is None or not answers.labels_found or not is_form(document, campaign):
        return None
    return fit(answers, campaign)


def _without_form(document: Document, campaign: Campaign) -> Document:
    roles = tuple(role for role in document.roles if not campaign.material(role.material).form)
    return replace(document, roles=roles, answers=None)
