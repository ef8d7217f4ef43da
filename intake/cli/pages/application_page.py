"""Formats an application as lines for a terminal."""

from collections.abc import Mapping
from typing import Any

from intake.cli.terminal.output import STATUS_STYLES, clean, clean_name, coloured, print_table, say

_MOST = 300


def print_application(whole: Mapping[str, Any]) -> None:
    """`whole` is the object that `intake show --json` prints."""
    status = whole["status"]
    say(f"{whole['number']}  {status}  {whole['stage']}", f"bold {STATUS_STYLES[status]}")
    say(f"{clean(whole['applicant'], _MOST)} — {clean(whole['case_title'], _MOST)}")
    say(f"campaign {whole['campaign']}, received {whole['received_at']}")
    _head("Answers")
    for key, value in whole["fields"].items():
        text = value if isinstance(value, str) else "、".join(value)
        say(f"  {key:<16} {clean(text, _MOST) or '—'}")
    _head("Letters")
    for letter in whole["letters"]:
        line = f"  {letter['mail_id']:>4}  {letter['received_at']}  {clean(letter['sender'])}"
        say(f"{line}  {clean(letter['subject'])}")
    _head("Documents")
    for document in whole["documents"]:
        place = "/".join(clean_name(part) for part in (*document["path"], document["filename"]))
        say(f"  {', '.join(document['materials']) or '—':<24} {place} ({document['size']:,} bytes)")
        for picture in document["evidence"] if document["materials"] else ():
            say(f"  {'':<24} {picture}", "dim")
    _print_paper(whole)
    _print_findings(whole)
    _head("Notices")
    for notice in whole["notices"]:
        say(
            f"  {notice['id']:>4}  {notice['state']:<8} {notice['kind']:<16} {clean(notice['subject'])}"
        )
    _head("Events")
    for event in whole["events"]:
        say(
            f"  {event['at']}  {clean(event['actor'])}: {event['what']} {clean(event['detail'], _MOST)}"
        )


def _head(title: str) -> None:
    say()
    say(title, "bold")


def _print_paper(whole: Mapping[str, Any]) -> None:
    """What came on paper, and what is not noted as arrived; nothing where nothing is to come."""
    missing = [
        finding["where"]
        for finding in whole["findings"]
        if finding["code"] == "paper-missing" and finding["state"] == "open"
    ]
    if not whole["paper"] and not missing:
        return
    _head("Paper")
    for one in whole["paper"]:
        say(f"  {clean(one['material']):<24} {one['arrived_on']}  {clean(one['actor'])}")
    for material in missing:
        say(f"  {clean(material):<24} not arrived")


def _print_findings(whole: Mapping[str, Any]) -> None:
    _head("Findings")
    if not whole["findings"]:
        say("  none")
        return
    print_table(
        ("severity", "state", "code", "where", "message"),
        [
            (
                coloured(finding["severity"]),
                finding["state"],
                finding["code"],
                clean_name(finding["where"]),
                clean(finding["message"], _MOST),
            )
            for finding in whole["findings"]
        ],
    )
