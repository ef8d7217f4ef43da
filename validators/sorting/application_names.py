"""Finds whom a name or a text means, of the applications a letter is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from parsers.texts.names.same_name import split_joint
from parsers.texts.normal_text import fold
from validators.model.named_application import Candidates, NamedApplication, alike

_TOKENS = re.compile(r"[—–\-_\s()（）\[\]【】《》、，,.+]+")
# A shorter piece of a file name is a word everybody uses and no name of a body or case.
LEAST_TOKEN = 4
# Short forms of names are looked for in a file name, or at the head of a text.
MOST_TOKENS_FROM = 400

Owners = dict[str, set[int]]
"""Names, each with the applications (by place) that bear it."""


@dataclass(frozen=True, slots=True)
class ApplicationNames:
    """`applicants` and `titles` as forms have them, "" where one has none; `bodies` are the names of
    either kind, a joint applicant's each alone, and `folded` the same folded. `known`: what each name
    that was asked about is like, so that no two are compared twice.
    """

    number: int
    applicants: Owners
    titles: Owners
    bodies: Owners
    folded: Owners
    known: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, applications: Iterable[NamedApplication]) -> Self:
        applicants, titles, bodies, folded = (defaultdict[str, set[int]](set) for _ in range(4))
        number = 0
        for number, application in enumerate(applications, 1):
            applicants[application.applicant].add(number - 1)
            titles[application.case_title].add(number - 1)
            for name in filter(None, (*split_joint(application.applicant), application.case_title)):
                bodies[name].add(number - 1)
                folded[fold(name)].add(number - 1)
        return cls(number, dict(applicants), dict(titles), dict(bodies), dict(folded))

    def named(self, applicant: str, case_title: str) -> Candidates:
        """Return whose names these are; a name left blank, here or there, speaks neither way."""
        told, left = set[int](), set(range(self.number))
        for given, owners in ((applicant, self.applicants), (case_title, self.titles)):
            if given:
                like = self._bearing(given, owners)
                told |= like
                left &= like | owners.get("", set())
        return frozenset(told & left)

    def in_text(self, text: str) -> Candidates:
        """Return who is named most fully in the text; a name within a longer one of another is not
        meant.
        """
        found = self.found_in(text)
        everything = {name for names in found.values() for name in names}
        lines = "\n".join(everything)
        alone = {name for name in everything if lines.count(name) == 1 or len(everything) == 1}
        counts = {number: len(names & alone) for number, names in found.items()}
        most = max(counts.values(), default=0)
        return frozenset(n for n, count in counts.items() if count == most) if most else frozenset()

    def found_in(self, text: str) -> dict[int, set[str]]:
        """Return the names of each application that stand in the text, in full or else in a short form."""
        whole = _by_application(self._whole_in(text))
        short = _by_application(self._short_in(text))
        return {**short, **whole}

    def _whole_in(self, text: str) -> Iterator[tuple[str, set[int]]]:
        folded = fold(text)
        return ((name, owners) for name, owners in self.folded.items() if name in folded)

    def _short_in(self, text: str) -> Iterator[tuple[str, set[int]]]:
        for token in dict.fromkeys(_TOKENS.split(text[:MOST_TOKENS_FROM])):
            if len(folded := fold(token)) >= LEAST_TOKEN:
                yield folded, self._bearing(token, self.bodies)

    def _bearing(self, given: str, owners: Owners) -> set[int]:
        """Return who bears a name that the given one is like."""
        asked = id(owners), given
        if (like := self.known.get(asked)) is None:
            like = frozenset(own for own in owners if own and alike(given, own))
            self.known[asked] = like
        return {number for own in like for number in owners[own]}


def _by_application(found: Iterable[tuple[str, set[int]]]) -> dict[int, set[str]]:
    names: defaultdict[int, set[str]] = defaultdict(set)
    for name, owners in found:
        for number in owners:
            names[number].add(name)
    return dict(names)
