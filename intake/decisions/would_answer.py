"""Composes the notice that a judged letter would be answered with, without a register."""

from collections.abc import Sequence
from datetime import timedelta

from intake.decisions.judge_letter import Judged
from notifier.notices.compose_all import compose_all
from notifier.notices.notice import Notice
from notifier.notices.occasion import Occasion
from notifier.templating.templates import Templates
from validators.model.correction_period import correction_end
from validators.model.dossier import Dossier
from validators.model.verdict import Verdict

_ANSWERED_AFTER = timedelta(minutes=1)


def would_answer(judged: Sequence[Judged], templates: Templates) -> Notice | None:
    """The answer to the letter whose applications these are, as of the minute after it came.

    None where it would not be answered: it is no submission, or names nobody to answer. Numbers are
    those of a sample. Raises jinja2.TemplateError.
    """
    occasions = [
        _occasion(one, one.dossier, one.verdict) for one in judged if one.dossier and one.verdict
    ]
    if not occasions or not judged[0].letter.answer_to.address:
        return None
    return compose_all(occasions, templates)


def _occasion(judged: Judged, dossier: Dossier, verdict: Verdict) -> Occasion:
    campaign, received_at = dossier.campaign, judged.received.at
    now = received_at + _ANSWERED_AFTER
    return Occasion(
        number=f"{campaign.number_prefix}-0000",
        dossier=dossier,
        verdict=verdict,
        letter=judged.letter,
        received_at=received_at,
        now=now,
        correction_by=correction_end(campaign, now),
    )
