"""What `intake check --json` must say of a sample, written from the contract and not from the code."""

from datetime import datetime
from typing import Any

ASPECTS = {
    "late": ("refuse", "regularity"),
    "subject-naming": ("note", "regularity"),
    "naming-mismatch": ("refer", "regularity"),
    "material-missing": ("correct", "completeness"),
    "material-wrong-format": ("correct", "completeness"),
    "material-unstamped": ("correct", "authenticity"),
    "stamp-uncertain": ("refer", "authenticity"),
    "field-missing": ("correct", "completeness"),
    "field-too-long": ("correct", "regularity"),
    "field-invalid": ("correct", "regularity"),
    "attachment-encrypted": ("correct", "regularity"),
    "cloud-attachment": ("refer", "completeness"),
    "attachment-unsupported": ("refer", "regularity"),
    "attachment-refused": ("refer", "regularity"),
    "attachment-macro": ("refer", "regularity"),
    "naming-variant": ("note", "regularity"),
    "filename-naming": ("note", "regularity"),
    "classified-marking": ("refer", "direction"),
    "attachment-list-differs": ("note", "completeness"),
    "duplicate-application": ("refer", "authenticity"),
    "sender-unconfirmed": ("refer", "authenticity"),
    "supplement-late": ("refer", "regularity"),
    # Where an intact stamp stands beside the broken one it is only referred: no sample has that yet.
    "signature-invalid": ("correct", "authenticity"),
    "section-length": ("note", "regularity"),
    "material-count": ("correct", "completeness"),
    "file-too-small": ("correct", "regularity"),
    "nomination-quota": ("note", "completeness"),
    "no-partner-country": ("note", "direction"),
}
STATUS = {"refuse": "late", "correct": "incomplete", "refer": "review"}
NOTICE = {"late": "late", "incomplete": "correction", "other": None}


def application(
    sender: str,
    subject: str,
    received: datetime,
    *,
    fields: dict[str, str],
    materials: dict[str, list[str]],
    findings: tuple[tuple[str, str], ...],
) -> dict[str, Any]:
    """The object of a submission; status and notice follow from the findings' severities."""
    told = [
        {"code": code, "where": where, "severity": ASPECTS[code][0], "aspect": ASPECTS[code][1]}
        for code, where in sorted(findings)
    ]
    severities = {finding["severity"] for finding in told}
    status = next((STATUS[one] for one in STATUS if one in severities), "complete")
    return {
        "part": 1,
        "campaign": "sco-2026",
        "status": status,
        "received_at": received.isoformat(),
        "sender": sender,
        "subject": subject,
        "reply": True,
        "fields": fields,
        "materials": materials,
        "findings": told,
        "state": "registered",
        "notice": NOTICE.get(status, "acknowledgement"),
    }


def other(sender: str, subject: str, received: datetime, state: str) -> dict[str, Any]:
    """The object of a letter that is no submission; nothing is answered."""
    return {
        "part": 1,
        "campaign": None,
        "status": "other",
        "received_at": received.isoformat(),
        "sender": sender,
        "subject": subject,
        "reply": False,
        "fields": {},
        "materials": {},
        "findings": [],
        "state": state,
        "notice": None,
    }
