"""Defines one of the applications a letter is about, as far as file ownership depends on it."""

from dataclasses import dataclass, replace
from typing import Self

from parsers.facts.answers import Answers
from parsers.texts.names.same_name import Likeness, compare_names
from validators.model.campaign import Campaign

Candidates = frozenset[int]
"""Claimants by their place; empty where nothing is said."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """`places` are the paths its forms lie in, `files` what its forms are called."""

    campaign: Campaign
    applicant: str
    case_title: str
    places: tuple[tuple[str, ...], ...] = ()
    files: tuple[str, ...] = ()

    def is_named(self, applicant: str, case_title: str) -> bool:
        """Tell whether these are its names; a name left blank, here or there, speaks neither way."""
        pairs = ((applicant, self.applicant), (case_title, self.case_title))
        told = [alike(given, own) for given, own in pairs if given and own]
        return bool(told) and all(told)

    def with_forms_of(self, other: "Claimant") -> Self:
        """The same application, known by one more form."""
        return replace(
            self, places=(*self.places, *other.places), files=(*self.files, *other.files)
        )

    @property
    def names_of_forms(self) -> tuple[str, ...]:
        return (*self.files, *(folder for place in self.places for folder in place))


def alike(given: str, own: str) -> bool:
    return compare_names(given, own) is not Likeness.DIFFERENT


def names_in(answers: Answers) -> tuple[str, str]:
    """Applicant and title as the form has them, in one line each."""
    applicant, title = answers.text("applicant"), answers.text("case_title")
    return " ".join(applicant.split()), " ".join(title.split())
