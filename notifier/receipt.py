"""The light receipt: a letter is there, while many wait to be read. It tells nothing of its content,
of which only the names were looked at.
"""

from dataclasses import dataclass
from datetime import datetime

from notifier.compose import written
from notifier.letter_view import View, contact_view
from notifier.moments import say_moment, write_moment
from notifier.notice import Notice, NoticeKind
from notifier.safe_text import clean
from notifier.templating import Templates
from notifier.tongues import languages_of
from parsers.letter_facts import Letter
from validators.campaign import Campaign


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is to be said: the letter to the campaign is one of `waiting` letters."""

    letter: Letter
    campaign: Campaign
    received_at: datetime
    waiting: int


def compose_receipt(receipt: Receipt, templates: Templates) -> Notice:
    """Raises jinja2.TemplateError as `compose` does."""
    values = receipt_view(receipt)
    values["beneath"] = tuple(
        (language, templates.render(f"beneath.{language}.txt.j2", _beneath(receipt)))
        for language in languages_of(receipt.letter, receipt.campaign)
    )
    return written(receipt.letter, NoticeKind.RECEIPT, "receipt", values, templates)


def receipt_view(receipt: Receipt) -> View:
    """Every variable of the templates `receipt.*`. `number` is "": there is none yet."""
    campaign = receipt.campaign
    return {
        "number": "",
        "campaign": clean(campaign.title),
        "letter_subject": clean(receipt.letter.subject, 100),
        "received": say_moment(receipt.received_at, campaign.timezone),
        "waiting": receipt.waiting,
        "contact": contact_view(campaign.contact),
    }


def _beneath(receipt: Receipt) -> View:
    """The variables of `beneath.*` that such a letter has."""
    one = {
        "template": "receipt",
        "number": "",
        "points": (),
        "received": write_moment(receipt.received_at, receipt.campaign.timezone),
    }
    return {"applications": [one], "total": 1}
