"""Finds whose forms lie nearest to a file, in folders and archives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from validators.model.named_application import Candidates, NamedApplication

Path = tuple[str, ...]
NOBODY: Candidates = frozenset()


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """The folders that forms lie in, numbered. `steps` lead from a folder to one in it, from 0, the
    letter; `inside`: whose forms lie in each; `below`: in it or in folders of it.
    """

    steps: dict[tuple[int, str], int]
    inside: list[set[int]]
    below: list[set[int]]

    @classmethod
    def of(cls, applications: Iterable[NamedApplication]) -> Self:
        made = cls({}, [set()], [set()])
        for number, application in enumerate(applications):
            for place in dict.fromkeys(application.places):
                made._add(place, number)
        return made

    def _add(self, place: Path, number: int) -> None:
        folder = 0
        for name in place:
            folder = self.steps.setdefault((folder, name), len(self.inside))
            if folder == len(self.inside):
                self.inside.append(set())
                self.below.append(set())
            self.below[folder].add(number)
        self.inside[folder].add(number)

    def nearest(self, path: Path) -> Candidates:
        """Return whose form lies nearest; of equals, the one in the very folder. Nobody, if several."""
        folders = list(self._along(path))
        within = folders[-1] if folders else 0
        if len(folders) == len(path) and self.inside[within]:
            near = self.inside[within]
        else:
            near = self.below[within] if folders else set()
        return frozenset(near) if len(near) == 1 else NOBODY

    def names_of_one(self, path: Path) -> Iterator[str]:
        """Yields the folders of a path, outermost first, that not several have their forms below: such
        a one is named after whoever packed it.
        """
        known = list(self._along(path))
        for place, name in enumerate(path):
            if place >= len(known) or len(self.below[known[place]]) < 2:  # noqa: PLR2004 - several
                yield name

    def _along(self, path: Path) -> Iterator[int]:
        """Yields the folders on the way, as far as they are known."""
        folder = 0
        for name in path:
            if (known := self.steps.get((folder, name))) is None:
                return
            folder = known
            yield folder
