"""Formats a judged letter as the JSON object of `intake check --json`."""

from typing import Any

from intake.decisions.judge_letter import Judged
from parsers.facts.answers import Answer
from validators.model.campaign import Campaign
from validators.model.dossier import Dossier
from validators.model.receipt_time import ReceivedFrom
from validators.model.severity import Status


def check_object(judged: Judged, file: str, part: int, seconds: float) -> dict[str, Any]:
    """One object per application; `campaign` is None for a letter that is no submission."""
    dossier = judged.dossier
    return {
        "file": file,
        "part": part,
        "campaign": dossier.campaign.id if dossier else None,
        "status": judged.status.value,
        "received_at": _received(judged),
        "sender": judged.letter.sender.address,
        "subject": judged.letter.subject,
        "reply": judged.status is not Status.OTHER and bool(judged.letter.answer_to.address),
        "fields": {**fields_of(dossier), **_rows_of(dossier)} if dossier else {},
        "materials": materials_of(dossier) if dossier else {},
        "findings": _findings(judged),
        "reason": judged.triage.reason,
        "seconds": round(seconds, 3),
    }


def _received(judged: Judged) -> str | None:
    """In the campaign's zone; as it was given where there is no campaign; None where unknown."""
    if judged.received.by is ReceivedFrom.UNKNOWN:
        return None
    dossier, at = judged.dossier, judged.received.at
    return (at.astimezone(dossier.campaign.timezone) if dossier else at).isoformat()


def fields_of(dossier: Dossier) -> dict[str, str | list[str]]:
    """The form's answers by key, "" or [] where unanswered; {} where no form could be read."""
    answers = dossier.answers
    if answers is None:
        return {}
    return {answer.key: _value(answer, dossier.campaign) for answer in answers.answers}


def _value(answer: Answer, campaign: Campaign) -> str | list[str]:
    return list(answer.selected) if campaign.field(answer.key).multiple else answer.text


def _rows_of(dossier: Dossier) -> dict[str, list[list[str]]]:
    """The rows of the form's tables, cell by cell."""
    given = dossier.answers.answers if dossier.answers else ()
    tables = {spec.key for spec in dossier.campaign.form.fields if spec.columns}
    return {one.key: [list(row) for row in one.rows] for one in given if one.key in tables}


def materials_of(dossier: Dossier) -> dict[str, list[str]]:
    """The names of the files that count for each material."""
    return {
        material.id: [document.filename for document in dossier.of(material.id)]
        for material in dossier.campaign.materials
    }


def _findings(judged: Judged) -> list[dict[str, str]]:
    if judged.verdict is None:
        return []
    return [
        {
            "code": finding.code,
            "where": finding.where,
            "severity": finding.severity.value if finding.severity else "",
            "aspect": finding.aspect.value,
            "message": finding.message,
        }
        for finding in judged.verdict.findings
    ]
