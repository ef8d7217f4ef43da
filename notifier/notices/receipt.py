"""Composes the short receipt: the letter arrived, and many wait to be read.

It states nothing of its content, of which only the names were looked at.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from notifier.notices.compose import written
from notifier.notices.dates import say_moment, write_moment
from notifier.notices.kinds import NoticeKind
from notifier.notices.letter_view import View, contact_view
from notifier.notices.notice import Notice
from notifier.notices.translations import languages_of
from notifier.templating.safe_text import clean
from notifier.templating.templates import Templates
from parsers.facts.letter_facts import Letter
from validators.model.campaign import Campaign


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is to be said: the letter to the campaign is one of `waiting` letters."""

    letter: Letter
    campaign: Campaign
    received_at: datetime
    waiting: int


def compose_receipt(receipt: Receipt, templates: Templates) -> Notice:
    """Compose a receipt. Raises jinja2.TemplateError as `compose` does."""
    return _composed(receipt, "receipt", templates)


def compose_bare(receipt: Receipt, templates: Templates) -> Notice:
    """Compose a receipt for an address that the letter names and that may be anybody's: it tells that
    there is a letter, and neither its words nor its thread. Raises jinja2.TemplateError as `compose`
    does.
    """
    return replace(_composed(receipt, "bare", templates), in_reply_to="", references=())


def _composed(receipt: Receipt, name: str, templates: Templates) -> Notice:
    values = receipt_view(receipt)
    values["beneath"] = tuple(
        (language, templates.render(f"beneath.{language}.txt.j2", _beneath(receipt, name)))
        for language in languages_of(receipt.letter, receipt.campaign)
    )
    return written(receipt.letter, NoticeKind.RECEIPT, name, values, templates)


def receipt_view(receipt: Receipt) -> View:
    """Every variable of the templates `receipt.*` and `bare.*`. `number` is "": there is none yet."""
    campaign = receipt.campaign
    return {
        "number": "",
        "campaign": clean(campaign.title),
        "letter_subject": clean(receipt.letter.subject, 100),
        "received": say_moment(receipt.received_at, campaign.timezone),
        "waiting": receipt.waiting,
        "contact": contact_view(campaign.contact),
    }


def _beneath(receipt: Receipt, name: str) -> View:
    """The variables of `beneath.*` that such a letter has."""
    one = {
        "template": name,
        "number": "",
        "points": (),
        "received": write_moment(receipt.received_at, receipt.campaign.timezone),
    }
    return {"applications": [one], "total": 1}
