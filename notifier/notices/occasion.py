"""Holds the occasion of a notice: what it is composed from."""

from dataclasses import dataclass
from datetime import date, datetime

from parsers.facts.letter_facts import Letter
from validators.model.dossier import Dossier
from validators.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Occasion:
    """All a notice is composed from: the application's number and dossier, the verdict on it, the
    letter being answered and the moment of answering (`now`, aware). `selected`: what the experts
    decided, where that is what is to be told. `stranger`: the letter is of a sender unknown to the
    application, who is told of nothing in it.
    """

    number: str
    dossier: Dossier
    verdict: Verdict
    letter: Letter
    received_at: datetime
    now: datetime
    correction_by: date | None = None
    selected: bool | None = None
    stranger: bool = False
