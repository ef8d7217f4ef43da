"""Writes the rule catalogue as a page, from the rules themselves."""

import inspect
from collections.abc import Iterator, Sequence

from validators.model.rule import Disclosure, Rule
from validators.model.severity import ASPECT_TITLES, Aspect

_HEAD = """\
# Rules

Made from the rules by `make catalogue`; do not edit. Severity is consequence: `note` is told to
staff, `correct` the applicant mends, `refer` a person decides, `refuse` is late. A campaign file
changes it per code under `[rules]`, or turns a rule `"off"`.
"""

_DISCLOSURES = {
    Disclosure.POINT: "The message is for staff: an applicant hears the point alone.",
    Disclosure.NOTHING: "For staff: no notice names it as something to be looked at.",
}


def as_markdown(rules: Sequence[Rule]) -> str:
    """The whole page, rules grouped by aspect in the rulebook's order."""
    return "\n".join([_HEAD, *(line for aspect in Aspect for line in _section(aspect, rules))])


def _section(aspect: Aspect, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"## {ASPECT_TITLES[aspect]} ({aspect})\n"
    for rule in rules:
        if rule.aspect is aspect:
            yield from _entry(rule)


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.code}` — {rule.title}\n"
    yield f"Severity: `{rule.severity}`\n"
    if why := inspect.getdoc(rule.check):
        yield f"{why}\n"
    yield f"- Finding: {rule.message}"
    yield f"- Remedy: {rule.remedy}"
    yield f"- As a point staff look at: {rule.point}"
    for language, words in (("English", rule.english), ("Russian", rule.russian)):
        yield f"- {language}: {words.fault} / {words.point}"
    if rule.disclosure is not Disclosure.ALL:
        yield f"- {_DISCLOSURES[rule.disclosure]}"
    yield ""
