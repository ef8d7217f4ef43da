"""Defines a rule: a code, its consequence, all its words, and a pure function of the dossier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from validators.model.dossier import Dossier
from validators.model.outcome import Evidence
from validators.model.severity import Aspect, Severity

Check = Callable[[Dossier], Iterable[Evidence]]


class Disclosure(StrEnum):
    """How much of a finding an applicant hears. ALL: message and remedy. POINT: the point alone, for
    the message tells staff how we search. NOTHING: no notice names it as something to be looked at.
    """

    ALL = "all"
    POINT = "point"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Translation:
    """A finding in one further language. `fault` asks the applicant to mend it, `point` names what
    staff look at; both are whole lines. `{place}` is the title of the material or field in that
    language, or a file's name; `{limit}` how many words a field may have.
    """

    fault: str
    point: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `title` names it in Chinese; `message` and `remedy` are Chinese sentences whose
    `{names}` are filled from the evidence's facts (and `{where}`, `{place}`: the place's title).

    `point` is a Chinese noun phrase: the finding as something a person looks at, never a reproach;
    `{place}` in it is the title of a material or field, or the name of the applicant's own file.
    `repeats_notice`: where a person looks, the notice itself says what the remedy says.

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
    remedy: str
    point: str
    english: Translation
    russian: Translation
    disclosure: Disclosure = Disclosure.ALL
    repeats_notice: bool = False

    def translation(self, language: str) -> Translation | None:
        """The finding's words in a language by its ISO 639-1 code; None where there are none."""
        return {"en": self.english, "ru": self.russian}.get(language)
