"""Works out once what comparing a name with others asks of it."""

import re
import unicodedata
from dataclasses import dataclass

from parsers.texts.names.folding import LONGEST, fold_name, plain_name
from parsers.texts.names.kinds import is_company as names_company
from parsers.texts.names.kinds import is_school as names_school
from parsers.texts.names.kinds import (
    kind_of_body,
    other_bodies,
    stem_of,
    without_department,
    without_legal_form,
)
from parsers.texts.names.latin import is_latin, words_of
from parsers.texts.names.places import places_in, without_region
from parsers.texts.remembered import Remembered

_ORDINAL = re.compile(
    r"第([一二三四五六七八九十\d]+)|(?<![一二三四五六七八九十\d])([一二三四五六七八九十\d]++)(?=[期号厂院所局公分])"
)
# Some thousand names. Each letter of a name is kept about ten times.
MOST_CHARACTERS = 500_000


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one name from another. `plain` is equal for what anybody would call the same name;
    `folded` is without a department; `region_less` is the stem without its province or city.
    """

    plain: str
    folded: str
    words: tuple[str, ...] | None
    places: tuple[frozenset[str], ...]
    figures: tuple[str, ...]
    other_bodies: tuple[str, ...]
    kind: str
    without_legal_form: str
    stem: str
    stem_figures: tuple[str, ...]
    region_less: str
    is_company: bool
    is_school: bool

    @property
    def is_latin(self) -> bool:
        """Tell whether it is written in letters, and so compared by its words."""
        return self.words is not None

    @property
    def is_of_group(self) -> bool:
        return "集团" in self.folded and self.folded.endswith("公司")

    @property
    def is_alone(self) -> bool:
        """Tell whether it is a company's and no group's."""
        return "集团" not in self.folded and self.folded.endswith("公司")


def _traits(name: str) -> Traits:
    folded = without_department(fold_name(name))
    stem = stem_of(folded)
    return Traits(
        plain=plain_name(name),
        folded=folded,
        words=words_of(_spaced(name)) if is_latin(folded) else None,
        places=places_in(folded),
        figures=_figures(folded),
        other_bodies=tuple(other_bodies(folded)),
        kind=kind_of_body(folded),
        without_legal_form=without_legal_form(folded),
        stem=stem,
        stem_figures=_figures(stem),
        region_less=without_region(stem),
        is_company=names_company(folded),
        is_school=names_school(stem),
    )


traits_of = Remembered(_traits, MOST_CHARACTERS, shortest=0)


def _spaced(name: str) -> str:
    """Latin words keep the space between them."""
    return unicodedata.normalize("NFKC", name[:LONGEST]).casefold().replace("ё", "е")


def _figures(name: str) -> tuple[str, ...]:
    ordinals = [first or second for first, second in _ORDINAL.findall(name)]
    return (*ordinals, *re.findall(r"\d+", name))
