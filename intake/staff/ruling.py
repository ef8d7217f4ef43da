"""Records rulings on findings: waived, upheld, undone; or the application accepted as it is."""

from intake.decisions.apply_rulings import documents_at
from intake.decisions.decide_application import papers_of
from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.register.applications import rulings
from intake.register.applications.applications import Application
from intake.register.applications.rulings import RulingKind
from intake.staff.acting import (
    Actor,
    CannotAct,
    acting,
    demand_words,
    judge_again,
    note,
    read_ahead,
    verdict_of,
)
from validators.model.dossier import Dossier
from validators.model.outcome import Outcome
from validators.model.severity import Severity

FindingKey = tuple[str, str]
"""A finding's code and place."""


def waive(office: Office, number: str, actor: Actor, finding: FindingKey, reason: str) -> None:
    """Waives a finding: it stays visible and no longer counts, for the files it was found on."""
    _rule(office, number, actor, RulingKind.WAIVED, finding, reason)


def uphold(office: Office, number: str, actor: Actor, finding: FindingKey, reason: str) -> None:
    """Confirms a doubtful finding: the applicant must correct it."""
    _rule(office, number, actor, RulingKind.UPHELD, finding, reason)


@judging_first
def undo(office: Office, number: str, actor: Actor, ruling_id: int) -> None:
    """Ends a ruling; the outcome of the rule counts again."""
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        made = {one.id: one for one in rulings.in_force(office.db, application.id)}
        if ruling_id not in made:
            raise CannotAct("该裁定已不存在。")
        rulings.end(office.db, ruling_id, office.now())
        one = made[ruling_id]
        note(office, application, actor, "ruling-ended", f"{one.code} {one.place}".strip())
        judge_again(office, application, actor, "撤销裁定")


@judging_first
def accept(office: Office, number: str, actor: Actor, reason: str) -> None:
    """Waives every doubt there is. What the applicant has to mend is no doubt: it must be waived by
    name, or asked for.
    """
    read_ahead(office, number)
    words = demand_words(reason)
    with acting(office, number, actor) as application:
        findings = verdict_of(application).findings
        grave = [one for one in findings if one.severity in {Severity.CORRECT, Severity.REFUSE}]
        if grave:
            raise CannotAct(f"还有 {len(grave)} 个须补正或逾期的问题，请逐项处理。")
        doubts = [one for one in findings if one.severity is Severity.REFER]
        if not doubts:
            raise CannotAct("没有待人工核验的问题。")
        dossier = _dossier(office, application)
        for one in doubts:
            _enter(office, application, actor, RulingKind.WAIVED, one, words, dossier)
        judge_again(office, application, actor, "人工核验通过")


@judging_first
def _rule(  # noqa: PLR0917  one ruling's parts
    office: Office, number: str, actor: Actor, kind: RulingKind, finding: FindingKey, reason: str
) -> None:
    read_ahead(office, number)
    words = demand_words(reason)
    with acting(office, number, actor) as application:
        outcome = next(
            (one for one in verdict_of(application).findings if (one.code, one.where) == finding),
            None,
        )
        if outcome is None:
            raise CannotAct("该问题已不存在。")
        _enter(office, application, actor, kind, outcome, words, _dossier(office, application))
        judge_again(office, application, actor, "人工裁定")


def _dossier(office: Office, application: Application) -> Dossier:
    dossier = papers_of(office, application)
    if dossier is None:
        raise CannotAct("该申报已没有来件，无法审查。")
    return dossier


def _enter(  # noqa: PLR0917  one ruling's parts
    office: Office,
    application: Application,
    actor: Actor,
    kind: RulingKind,
    outcome: Outcome,
    words: str,
    dossier: Dossier,
) -> None:
    rulings.rule(
        office.db,
        application.id,
        kind,
        code=outcome.code,
        place=outcome.where,
        words=words,
        actor=actor.name,
        now=office.now(),
        documents=documents_at(dossier, outcome.where),
    )
    detail = f"{outcome.code} {outcome.where}：{words}"
    note(office, application, actor, f"finding-{kind}", detail)
