"""Formats a judged letter as lines for a terminal."""

from collections.abc import Iterable
from pathlib import Path

from rich.text import Text

from intake.cli.terminal.output import STATUS_STYLES, clean, clean_name, coloured, print_line, say
from intake.decisions.judge_letter import Judged
from validators.model.dossier import Dossier
from validators.model.outcome import Outcome
from validators.model.receipt_time import ReceivedFrom
from validators.model.severity import ASPECT_TITLES, STATUS_TITLES

_MOST = 300
# A page of a terminal; `--json` has all of them.
MOST_LISTED = 20


def print_judged(judged: Judged, path: Path, seconds: float) -> None:
    """Head, names, materials, findings."""
    style = f"bold {STATUS_STYLES[judged.status]}"
    title = f"{judged.status} {STATUS_TITLES[judged.status]}"
    head = Text.assemble((clean_name(str(path), 200), "bold"), "  ", (title, style))
    print_line(head)
    say(f"  subject   {clean(judged.letter.subject, _MOST)}")
    say(f"  from      {clean(judged.letter.sender.address)}, received {_received(judged)}")
    if judged.dossier is None:
        say(f"  why       {clean(judged.triage.reason, _MOST)}")
    else:
        _print_dossier(judged.dossier)
    _print_findings(judged.verdict.findings if judged.verdict else ())
    say(f"  read in {seconds:.1f} s", "dim")
    say()


def _received(judged: Judged) -> str:
    if judged.received.by is ReceivedFrom.UNKNOWN:
        return "at an unknown time"
    return judged.received.at.isoformat(sep=" ", timespec="seconds")


def _print_dossier(dossier: Dossier) -> None:
    say(f"  campaign  {dossier.campaign.id}")
    say(f"  applicant {clean(dossier.applicant) or '—'}")
    say(f"  case      {clean(dossier.case_title) or '—'}")
    for material in dossier.campaign.materials:
        came = dossier.of(material.id)
        names = ", ".join(clean_name(document.filename) for document in came[:MOST_LISTED])
        more = f" and {len(came) - MOST_LISTED:,} more" if len(came) > MOST_LISTED else ""
        say(f"  {'✓' if names else '·'} {material.id}: {names or '—'}{more}")


def _print_findings(findings: Iterable[Outcome]) -> None:
    """Those of a kind beyond MOST_LISTED are counted: none of them hides another kind."""
    kinds: dict[str, list[Outcome]] = {}
    for finding in findings:
        kinds.setdefault(finding.code, []).append(finding)
    for code, kind in kinds.items():
        for finding in kind[:MOST_LISTED]:
            _print_finding(finding)
        if len(kind) > MOST_LISTED:
            say(f"           {code}: and {len(kind) - MOST_LISTED:,} more (--json lists them all)")


def _print_finding(finding: Outcome) -> None:
    severity = finding.severity.value if finding.severity else ""
    aspect = ASPECT_TITLES[finding.aspect]
    place = f" [{clean_name(finding.where)}]" if finding.where else ""
    line = Text.assemble(
        "  ",
        coloured(f"{severity:<8}"),
        f"{finding.code}{place} {aspect} ",
        clean(finding.message, _MOST),
    )
    line.stylize(STATUS_STYLES.get(severity, ""), 2, 10)
    print_line(line)
