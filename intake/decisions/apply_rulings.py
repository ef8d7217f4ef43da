"""Judges under staff's rulings: what they waived, upheld, or asked for themselves."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from intake.register.applications.rulings import Ruling, RulingKind
from validators.judge import judge
from validators.model.dossier import Dossier
from validators.model.outcome import Outcome, Result
from validators.model.severity import Aspect, Severity
from validators.model.verdict import Verdict, conclude
from validators.rulebook import RULES

ASKED = "staff-request"
"""The code of what a reviewer asks for in words of his own."""

_ASKED_TITLE = "工作人员提出的补正要求"


def judge_under(dossier: Dossier, made: Sequence[Ruling]) -> Verdict:
    """Judge by the rules, under the rulings in force (`made`). A ruling holds for the files it was made
    on: when others take their place, the finding is open again.
    """
    holding = [one for one in made if one.documents >= documents_at(dossier, one.place)]
    waivers = frozenset((one.code, one.place) for one in holding if one.kind is RulingKind.WAIVED)
    verdict = judge(dossier, RULES, waivers)
    upheld = {(one.code, one.place) for one in holding if one.kind is RulingKind.UPHELD}
    asked = [one for one in made if one.kind is RulingKind.ASKED]
    outcomes = (*_upheld(verdict.outcomes, upheld), *_asked(dossier, asked, waivers))
    return conclude(outcomes, verdict.wants)


def documents_at(dossier: Dossier, place: str) -> frozenset[str]:
    """The sha256 of the files a finding at this place is about: those that serve the material, that
    bear the name, or the form whose answer it is; none where it is about no file.
    """
    served = dossier.of(place) or tuple(d for d in dossier.documents if d.filename == place)
    if not served and dossier.form and place in {spec.key for spec in dossier.campaign.form.fields}:
        served = (dossier.form,)
    return frozenset(document.attachment.sha256 for document in served)


def _upheld(outcomes: Iterable[Outcome], upheld: set[tuple[str, str]]) -> Iterable[Outcome]:
    """Yield the outcomes: what a person found to be a fault is the applicant's to mend, whatever the rule
    would do.
    """
    for one in outcomes:
        is_upheld = one.result is Result.FAILED and (one.code, one.where) in upheld
        graver = is_upheld and one.severity is not Severity.REFUSE
        yield replace(one, severity=Severity.CORRECT) if graver else one


def _asked(
    dossier: Dossier, asked: Iterable[Ruling], waivers: Collection[tuple[str, str]]
) -> Iterable[Outcome]:
    """Asked of the applicant until a later letter came; then a person looks whether it answers."""
    for one in asked:
        is_answered = dossier.newest.received_at > one.at
        yield Outcome(
            code=ASKED,
            aspect=Aspect.COMPLETENESS,
            result=Result.FAILED,
            where=one.place,
            title=_ASKED_TITLE,
            severity=Severity.REFER if is_answered else Severity.CORRECT,
            message=one.words,
            waived=(ASKED, one.place) in waivers,
        )
