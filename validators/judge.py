"""Runs the rulebook over a dossier; evidence becomes outcomes only here."""

from collections.abc import Iterable

from validators.model.dossier import Dossier
from validators.model.outcome import Absent, Evidence, Outcome, Result
from validators.model.rule import Rule
from validators.model.verdict import Verdict, conclude

Waivers = frozenset[tuple[str, str]]

# Twelve names of partners, or a list of ten files, have some 400 characters.
LONGEST_QUOTED = 1_000


def judge(dossier: Dossier, rules: Iterable[Rule], waivers: Waivers = frozenset()) -> Verdict:
    """The verdict of all `rules` that the campaign has not switched off.

    `waivers` are (code, where) pairs staff have set aside: failures there stay visible, waived.
    """
    found = [(rule, item) for rule in rules for item in _evidence(rule, dossier)]
    outcomes = tuple(
        _outcome(rule, item, dossier, (rule.code, item.where) in waivers) for rule, item in found
    )
    wants = dict.fromkeys(want for _, item in found for want in item.wants)
    return conclude(outcomes, tuple(wants))


def _evidence(rule: Rule, dossier: Dossier) -> tuple[Evidence, ...]:
    if dossier.campaign.severities.get(rule.code, rule.severity) is None:
        return ()
    try:
        return tuple(rule.check(dossier))
    except Absent as absent:
        return (Evidence(Result.SKIPPED, reason=str(absent)),)


def _outcome(rule: Rule, evidence: Evidence, dossier: Dossier, waived: bool) -> Outcome:
    failed = evidence.result is Result.FAILED
    words = {"where": evidence.where, "place": dossier.campaign.title_of(evidence.where)}
    words |= {name: _shown(str(value)) for name, value in evidence.facts.items()}
    default = evidence.severity or rule.severity
    severity = dossier.campaign.severities.get(rule.code, default)
    return Outcome(
        code=rule.code,
        aspect=rule.aspect,
        result=evidence.result,
        where=evidence.where,
        title=rule.title,
        severity=severity if failed else None,
        message=rule.message.format_map(words) if failed else "",
        remedy=rule.remedy.format_map(words) if failed else "",
        reason=evidence.reason,
        waived=waived and failed,
    )


def _shown(words: str) -> str:
    """Return what a message quotes, cut to a length that a sentence can hold."""
    return words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED]}…"
