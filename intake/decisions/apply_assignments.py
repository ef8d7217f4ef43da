"""Applies what staff changed about an application's files and dates, before it is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from parsers.forms.read_form import read_answers
from parsers.roles.assign_roles import Role
from validators.model.campaign import Campaign
from validators.model.dossier import Document


def assigned(
    documents: Sequence[Document], by_hand: Mapping[str, tuple[str, ...]], campaign: Campaign
) -> tuple[Document, ...]:
    """The documents with the materials that a person gave them."""
    return tuple(
        _with_roles(document, by_hand[document.attachment.sha256], campaign)
        if document.attachment.sha256 in by_hand
        else document
        for document in documents
    )


def _with_roles(document: Document, materials: tuple[str, ...], campaign: Campaign) -> Document:
    known = [one for one in campaign.materials if one.id in materials]
    roles = tuple(
        document.role(material.id) or Role(material.id, by="content") for material in known
    )
    # The person saw that it will do in the format it has.
    roles = tuple(replace(role, in_format=True) for role in roles)
    answers = document.answers
    facts = document.facts
    if answers is None and any(material.form for material in known) and facts.readable:
        lines = facts.word.paragraphs if facts.word else facts.text.splitlines()
        styled = facts.word.styled if facts.word else ()
        answers = read_answers(facts.tables, lines, campaign.form, styled)
    return replace(document, roles=roles, answers=answers)


def extended(campaign: Campaign, until: date | None) -> Campaign:
    """The campaign as it is for an application that has more time."""
    if until is None:
        return campaign
    later = max(campaign.last_day, until)
    by = max(campaign.correction_by, until) if campaign.correction_by else None
    at = None if until >= campaign.last_day else campaign.last_moment.at
    return replace(campaign, extended_to=later, extended_at=at, correction_by=by)
