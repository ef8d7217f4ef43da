"""What a rule is: a code, its consequence, its words, and a pure function of the dossier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from validators.model.dossier import Dossier
from validators.model.outcome import Evidence
from validators.model.severity import Aspect, Severity

Check = Callable[[Dossier], Iterable[Evidence]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `title` names it in Chinese; `message` and `remedy` are Chinese sentences whose
    `{names}` are filled from the evidence's facts (and `{where}`, `{place}`: the place's title).

    The docstring of `check` says why the rule exists; the catalogue prints it. `check` yields
    evidence for each place it looked at, passed ones too, and raises Absent where the dossier
    lacks what it needs.
    """

    code: str
    aspect: Aspect
    severity: Severity
    title: str
    message: str
    check: Check
    remedy: str = ""
