"""Sums up how a folder of letters is judged under a campaign: by status, rule and material."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from intake.decisions.judge_letter import Judged
from validators.model.campaign import Campaign
from validators.model.outcome import Outcome
from validators.model.severity import Status


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule found something: in `applications` of them, `findings` times."""

    code: str
    title: str
    severity: str
    applications: int
    findings: int


@dataclass(frozen=True, slots=True)
class MaterialCount:
    """In how many applications the material came, and how many have to mend something in it."""

    id: str
    title: str
    came: int
    to_mend: int


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The sum over all letters. `letters` counts files, `applications` what they hold."""

    letters: int
    applications: int
    statuses: Mapping[str, int]
    rules: tuple[RuleCount, ...]
    materials: tuple[MaterialCount, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the sums need of one application of a letter; `came` holds material ids."""

    status: Status
    findings: tuple[Outcome, ...]
    came: frozenset[str]
    is_application: bool


def seen(judged: Judged) -> Seen:
    """Keeps a letter's outcome without its text: a folder may hold thousands."""
    dossier, verdict = judged.dossier, judged.verdict
    came = (one.id for one in dossier.campaign.materials if dossier.of(one.id)) if dossier else ()
    findings = verdict.findings if verdict else ()
    return Seen(judged.status, findings, frozenset(came), dossier is not None)


def summed_up(letters: Sequence[Sequence[Seen]], campaign: Campaign) -> Rehearsed:
    """The summary; the rule that found most comes first, materials in the campaign's order."""
    all_ = [one for letter in letters for one in letter]
    held = [one for one in all_ if one.is_application]
    statuses = Counter(one.status for one in all_)
    return Rehearsed(
        len(letters),
        len(held),
        {one.value: statuses[one] for one in Status if statuses[one]},
        tuple(_rules(held)),
        tuple(_material(held, material.id, material.title) for material in campaign.materials),
    )


def _rules(held: Iterable[Seen]) -> list[RuleCount]:
    times: Counter[str] = Counter()
    applications: Counter[str] = Counter()
    known: dict[str, Outcome] = {}
    for one in held:
        times.update(finding.code for finding in one.findings)
        applications.update({finding.code for finding in one.findings})
        known |= {finding.code: finding for finding in one.findings}
    return [
        RuleCount(code, known[code].title, _severity(known[code]), number, times[code])
        for code, number in sorted(applications.items(), key=lambda one: (-one[1], one[0]))
    ]


def _severity(finding: Outcome) -> str:
    return finding.severity.value if finding.severity else ""


def _material(held: Sequence[Seen], id_: str, title: str) -> MaterialCount:
    mends = (any(_is_mending(f, id_) for f in one.findings) for one in held)
    return MaterialCount(id_, title, sum(id_ in one.came for one in held), sum(mends))


def _is_mending(finding: Outcome, material_id: str) -> bool:
    return finding.where == material_id and _severity(finding) == "correct"
