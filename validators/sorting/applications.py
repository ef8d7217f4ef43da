"""Works out once what each file of a letter asks of the applications the letter is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from parsers.texts.naming.convention import read_names
from validators.model.campaign import Campaign
from validators.model.named_application import Candidates, NamedApplication
from validators.scan_checks.names import ScannedNames
from validators.sorting.application_names import ApplicationNames
from validators.sorting.form_places import FormPlaces
from validators.sorting.labelling import Labels

NOBODY: Candidates = frozenset()


@dataclass(frozen=True, slots=True)
class Applications:
    """`all` in their order: a `Candidates` holds places in it. `of_call`: whose call is the one of an id."""

    all: tuple[NamedApplication, ...]
    everybody: Candidates
    of_call: dict[str, Candidates]
    calls: tuple[Campaign, ...]
    names: ApplicationNames
    places: FormPlaces
    labels: Labels
    scanned: ScannedNames
    known: dict[str, Candidates] = field(default_factory=dict)

    @classmethod
    def of(cls, applications: Sequence[NamedApplication]) -> Self:
        calls = {one.campaign.id: one.campaign for one in applications}
        return cls(
            tuple(applications),
            frozenset(range(len(applications))),
            {
                call: frozenset(n for n, one in enumerate(applications) if one.campaign.id == call)
                for call in calls
            },
            tuple(calls.values()),
            ApplicationNames.of(applications),
            FormPlaces.of(applications),
            Labels.of(applications),
            ScannedNames.of(applications),
        )

    def named(self, call: Campaign, applicant: str, case_title: str) -> Candidates:
        """Return whose names these are, of the applications in the call."""
        own = self.of_call.get(call.id, NOBODY)
        return self.names.named(applicant, case_title) & own if own else own

    def called(self, name: str) -> Candidates:
        """Return whom the name of a file or folder means, by the convention or else by what it holds."""
        if (known := self.known.get(name)) is None:
            known = self._read_in(name) or self.names.in_text(name)
            self.known[name] = known
        return known

    def _read_in(self, name: str) -> Candidates:
        """Compares the convention's applicant and title; a dash in a name allows several readings."""
        found = NOBODY
        for call in self.calls:
            read = dict.fromkeys(
                reading for pattern in call.name_patterns for reading in read_names(name, pattern)
            )
            found |= NOBODY.union(
                *(self.named(call, one.applicant, one.case_title) for one in read if one.applicant)
            )
        return found
