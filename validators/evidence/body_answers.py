"""Gathers the answers that an application's letters give in their own texts."""

from collections.abc import Sequence

from parsers.facts.answers import Answer, Answers
from parsers.facts.letter_facts import Letter
from parsers.forms.read_body import read_body
from validators.model.campaign import Campaign
from validators.model.dossier import Submission, counting

FEW = 2
"""So many answers of a form with more fields tell that a letter fills it in; one may be chance."""


def body_of(letter: Letter, campaign: Campaign, least: int = FEW) -> Answers | None:
    """Return the answers of one letter; None where its text gives fewer than `least`."""
    if not campaign.form.in_body:
        return None
    answers = read_body(letter.text, campaign.form)
    given = sum(bool(one.text or one.selected) for one in answers.answers)
    return answers if given >= min(least, len(campaign.form.fields)) else None


def body_answers(campaign: Campaign, submissions: Sequence[Submission]) -> Answers | None:
    """Return the answers of all letters that count, of several to one field the newest.

    A later letter that mends one line need not say the rest again, and a single line of it counts.
    """
    if not campaign.form.in_body:
        return None
    letters = [read_body(one.letter.text, campaign.form) for one in counting(tuple(submissions))]
    given = any(body_of(one.letter, campaign) for one in counting(tuple(submissions)))
    if not given and any(one.form and one.required for one in campaign.materials):
        # A form file is asked for as well: its lack is told, not that of each field.
        return None
    return Answers(
        tuple(
            _newest([letter.answers[number] for letter in letters])
            for number in range(len(campaign.form.fields))
        )
    )


def _newest(given: Sequence[Answer]) -> Answer:
    said = [one for one in given if one.text or one.selected]
    named = [one for one in given if one.label_found]
    return (said or named or list(given))[-1]
