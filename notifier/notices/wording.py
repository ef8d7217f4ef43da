"""Chooses the words on a finding for applicants: exact about what to do, silent about the rest.

The words stand beside each rule. Findings that a person decides (`refer`) are named as points to be
looked at, never as a reproach: a grey scan is not a missing stamp. Some messages are for staff only,
such as the number and name of another applicant whose file is the same; these never reach a notice.
"""

from notifier.templating.safe_text import clean
from validators.model.campaign import Campaign
from validators.model.outcome import Outcome
from validators.model.rule import Disclosure
from validators.rulebook import RULES

_RULES = {rule.code: rule for rule in RULES}


def is_for_staff_only(code: str) -> bool:
    """Tell whether no notice names such a finding at all.

    Whoever sends papers under another's name would learn by it that the other has applied.
    """
    return _disclosure(code) is Disclosure.NOTHING


def point(finding: Outcome, campaign: Campaign) -> str:
    """A finding as something to be looked at by a person: a noun phrase."""
    rule = _RULES.get(finding.code)
    if rule is None:
        return f"“{clean(finding.title)}”一项"
    place = clean(campaign.title_of(finding.where))
    return rule.point.format(place=place or clean(finding.title))


def hint(finding: Outcome) -> str:
    """Return what the applicant may do about a point meanwhile, "" where there is nothing."""
    rule = _RULES.get(finding.code)
    silent = rule is not None and (rule.disclosure is not Disclosure.ALL or rule.repeats_notice)
    return "" if silent else clean(finding.remedy, 200)


def fault(finding: Outcome, campaign: Campaign) -> str:
    """Return what the applicant is asked to mend, as a sentence."""
    if _disclosure(finding.code) is not Disclosure.ALL:
        return f"请核对{point(finding, campaign)}。"
    return clean(finding.message, 300)


def remedy(finding: Outcome) -> str:
    """Return what the applicant does about a fault, "" where the words are for staff only."""
    return clean(finding.remedy, 300) if _disclosure(finding.code) is Disclosure.ALL else ""


def translated_fault(code: str, language: str, place: str, limit: int) -> str:
    """Return what the applicant is asked to mend, in another language; "" where no rule has the code."""
    words = _RULES[code].translation(language) if code in _RULES else None
    return words.fault.format(place=place, limit=limit) if words else ""


def translated_point(code: str, language: str, place: str) -> str:
    """Return what a person looks at, in another language; "" where no rule has the code."""
    words = _RULES[code].translation(language) if code in _RULES else None
    return words.point.format(place=place) if words else ""


def _disclosure(code: str) -> Disclosure:
    """Return how fully a code is told; what no rule of ours found (staff's own request) in full."""
    return _RULES[code].disclosure if code in _RULES else Disclosure.ALL
