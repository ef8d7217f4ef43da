"""Defines what a rule found at one place: passed, failed or skipped. Skipped never counts as passed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from parsers.facts.scan_facts import Level
from validators.model.severity import Aspect, Severity


class Result(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Want:
    """Asks that a document, by sha256, be read at this level before it is judged."""

    sha256: str
    level: Level


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule yields for one place; `facts` fill the rule's message, `reason` tells a skip.

    `severity` replaces the rule's own where the place calls for it (a campaign's override wins).
    `wants`: what a closer reading may settle.
    """

    result: Result
    where: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)
    reason: str = ""
    severity: Severity | None = None
    wants: tuple[Want, ...] = ()


def passed(where: str = "") -> Evidence:
    return Evidence(Result.PASSED, where)


def failed(where: str = "", severity: Severity | None = None, **facts: str | int) -> Evidence:
    return Evidence(Result.FAILED, where, facts, severity=severity)


def skipped(where: str = "", reason: str = "", wants: tuple[Want, ...] = ()) -> Evidence:
    return Evidence(Result.SKIPPED, where, reason=reason, wants=wants)


class Absent(Exception):
    """What a rule needs is not in the dossier: the rule is skipped, with this sentence (Chinese)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule's word on one place, ready to be shown. `message` and `remedy` are Chinese.

    `severity` is None unless the result is FAILED. `waived` marks a finding staff have waived:
    it stays visible and no longer counts.
    """

    code: str
    aspect: Aspect
    result: Result
    where: str
    title: str
    severity: Severity | None = None
    message: str = ""
    remedy: str = ""
    reason: str = ""
    waived: bool = False
