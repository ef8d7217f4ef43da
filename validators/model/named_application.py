"""Defines one of the applications a letter is about, as far as file ownership depends on it."""

from dataclasses import dataclass, replace
from typing import Self

from parsers.facts.answers import Answers
from parsers.texts.names.same_name import Likeness, compare_names
from validators.model.campaign import Campaign

Candidates = frozenset[int]
"""Applications by their place; empty where nothing is said."""


@dataclass(frozen=True, slots=True)
class NamedApplication:
    """`places` are the paths its forms lie in, `files` what its forms are called."""

    campaign: Campaign
    applicant: str
    case_title: str
    places: tuple[tuple[str, ...], ...] = ()
    files: tuple[str, ...] = ()

    def with_forms_of(self, other: "NamedApplication") -> Self:
        """The same application, known by one more form."""
        return replace(
            self, places=(*self.places, *other.places), files=(*self.files, *other.files)
        )

    @property
    def names_of_forms(self) -> tuple[str, ...]:
        return (*self.files, *(folder for place in self.places for folder in place))


def alike(given: str, own: str) -> bool:
    return compare_names(given, own) is not Likeness.DIFFERENT


def are_same(given: tuple[str, str], own: tuple[str, str]) -> bool:
    """Tell whether two pairs of applicant and title agree; a name left blank speaks neither way."""
    compared = compare_filled(given, own)
    return bool(compared) and all(compared)


def compare_filled(given: tuple[str, str], own: tuple[str, str]) -> list[bool]:
    """Return of each name that both pairs have whether it is alike."""
    return [alike(one, other) for one, other in zip(given, own, strict=True) if one and other]


def names_in(answers: Answers) -> tuple[str, str]:
    """Applicant and title as the form has them, in one line each."""
    applicant, title = answers.text("applicant"), answers.text("case_title")
    return " ".join(applicant.split()), " ".join(title.split())
