"""Derives a verdict from outcomes: the status of an application and its open findings."""

from dataclasses import dataclass

from validators.model.outcome import Outcome, Result, Want
from validators.model.severity import Severity, Status

_WORST_FIRST = (
    (Severity.REFUSE, Status.LATE),
    (Severity.CORRECT, Status.INCOMPLETE),
    (Severity.REFER, Status.REVIEW),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every outcome in the rulebook's order, and what they add up to.

    `wants` are the documents that should be read more closely before this is said.
    """

    status: Status
    outcomes: tuple[Outcome, ...]
    wants: tuple[Want, ...] = ()

    @property
    def findings(self) -> tuple[Outcome, ...]:
        """The open failures, in the rulebook's order."""
        return tuple(o for o in self.outcomes if o.result is Result.FAILED and not o.waived)

    def findings_of(self, severity: Severity) -> tuple[Outcome, ...]:
        return tuple(finding for finding in self.findings if finding.severity is severity)


def conclude(outcomes: tuple[Outcome, ...], wants: tuple[Want, ...] = ()) -> Verdict:
    """The worst open severity decides: refuse, correct, refer; `complete` where none of these is."""
    open_severities = {o.severity for o in outcomes if o.result is Result.FAILED and not o.waived}
    status = next(
        (status for severity, status in _WORST_FIRST if severity in open_severities),
        Status.COMPLETE,
    )
    return Verdict(status, outcomes, wants)
