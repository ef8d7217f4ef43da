"""Writes a verdict into the register and the event log, whoever caused it."""

from intake.decisions.check_json import fields_of
from intake.decisions.decide_application import Decision
from intake.office import Office
from intake.register import events
from intake.register.applications import verdicts
from intake.register.applications.applications import Application
from parsers.texts.normal_text import fold
from validators.model.severity import STATUS_TITLES
from validators.sorting.names_without_form import called


def record(
    office: Office, application: Application, decision: Decision, why: str, actor: str
) -> None:
    """Part of the transaction of what caused it. `why` is the Chinese reason in the log."""
    dossier, verdict, now = decision.dossier, decision.verdict, office.now()
    applicant, case_title = next(called(dossier), ("", ""))
    verdicts.write_verdict(
        office.db,
        application.id,
        applicant=dossier.applicant or applicant,
        case_title=dossier.case_title or case_title,
        applicant_key=fold(applicant),
        title_key=fold(case_title),
        fields=fields_of(dossier),
        verdict=verdict,
        now=now,
    )
    points = "、".join(dict.fromkeys(finding.title for finding in verdict.findings))
    detail = f"{why}：{STATUS_TITLES[verdict.status]}" + (f"（{points}）" if points else "")
    events.note(office.db, now, actor, application.id, "verdict", detail)
