"""Defines what an announcement asks of one material."""

from dataclasses import dataclass

from parsers.texts.announcements.dates.years import Moment
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.materials.measures.limits import Range
from parsers.texts.announcements.materials.outline import TextPart
from parsers.texts.announcements.materials.stamps import StampAsked
from parsers.texts.announcements.naming.patterns import Pattern


@dataclass(frozen=True, slots=True)
class AskedMaterial:
    """A material and what is said of it; None where nothing is said.

    `kind` is the sort of paper (see `nouns`). `each`: every one of the formats must come. `optional`:
    it may be left out, or only some applicants send it. `form`: it holds the form's fields.
    """

    title: Said[str]
    kind: str
    titles: tuple[str, ...] = ()
    formats: Said[tuple[str, ...]] | None = None
    each: bool = False
    optional: Said[bool] | None = None
    stamp: Said[StampAsked] | None = None
    delivery: Said[str] | None = None
    count: Said[Range] | None = None
    bytes: Said[Range] | None = None
    words: Said[Range] | None = None
    seconds: Said[Range] | None = None
    pixels: Said[Range] | None = None
    closes: Said[Moment] | None = None
    wording: Said[str] | None = None
    naming: Said[Pattern] | None = None
    form: bool = False
    annex: str = ""
    parts: tuple[Said[TextPart], ...] = ()
