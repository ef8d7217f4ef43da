"""Defines a campaign: the whole policy of one call as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import FieldSpec, FormSpec, MaterialSpec, NamePattern, NamingSpec
from validators.model.severity import Severity

Tongue = Literal["en", "ru"]
"""Languages that a notice may have beneath the Chinese."""
TONGUES: tuple[Tongue, ...] = get_args(Tongue)

_OPEN_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Contact:
    """The office as the notices name it; empty parts are left out of them."""

    office: str
    person: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many applications there may be with the same answers to `per`: keys of fields, or SENDER."""

    per: tuple[str, ...]
    most: int
    title: str = ""


SENDER = "sender"
"""Stands in a quota for the mailbox that sent the application's first letter."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """One call. `closes_at`, `extended_at`: the hour of the last day, None for its end. `opens_on` is
    None where the announcement is silent. `mailbox`: the addresses the announcement names.

    `severities` overrides a rule's default by code; None means the rule is off.

    `correction_days` counts from the correction notice, `correction_by` is a fixed last day;
    with neither, corrections are due with the deadline. `partners` are groups of names, one
    group a country; empty: the call asks for no partner country. `nomination_quota`: how many
    applicants one recommending body (field `nominator`) may have; None: any number.
    `max_letter_bytes`: how much one letter may bring; `packing`: how its files must be packed. `also`:
    languages every notice has beneath the Chinese; `words`: per language the titles of materials
    and fields in it, by id and key.
    """

    id: str
    title: str
    number_prefix: str
    opens_on: date | None
    closes_on: date
    timezone: ZoneInfo
    naming: NamingSpec
    materials: tuple[MaterialSpec, ...]
    form: FormSpec
    contact: Contact
    language: str = "zh"
    also: tuple[str, ...] = ()
    closes_at: time | None = None
    extended_to: date | None = None
    extended_at: time | None = None
    mailbox: tuple[str, ...] = ()
    correction_days: int | None = None
    correction_by: date | None = None
    keep_days: int | None = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    partners: tuple[tuple[str, ...], ...] = ()
    nomination_quota: int | None = None
    quotas: tuple[Quota, ...] = ()
    max_letter_bytes: int | None = None
    packing: Literal["archive"] | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        """The day on which the call closes, extensions counted."""
        return self.extended_to or self.closes_on

    @property
    def last_moment(self) -> LastMoment:
        """Until when the call is open, extensions counted."""
        if self.extended_to:
            return LastMoment(self.extended_to, self.extended_at)
        return LastMoment(self.closes_on, self.closes_at)

    @property
    def deadline(self) -> datetime:
        """The first instant that is too late, in the campaign's zone."""
        return self.last_moment.end(self.timezone)

    @property
    def first_day(self) -> date:
        """The day the call opens; without one, a year before it closes."""
        return self.opens_on or self.closes_on - _OPEN_FOR

    @property
    def name_patterns(self) -> tuple[NamePattern, ...]:
        """Every convention by which a name may tell applicant and title: of subject, files, materials."""
        own = (material.naming for material in self.materials if material.naming)
        return tuple(dict.fromkeys((*self.naming.patterns, *own)))

    def material(self, material_id: str) -> MaterialSpec:
        return next(material for material in self.materials if material.id == material_id)

    def field(self, key: str) -> FieldSpec:
        return self.form.field(key)

    def title_of(self, place: str, language: str = "zh") -> str:
        """The title of a material or field, Chinese where the language has none, or the place itself
        (a file name).
        """
        if place in (words := self.words.get(language, {})):
            return words[place]
        titles = {material.id: material.title for material in self.materials}
        titles |= {spec.key: spec.title for spec in self.form.fields}
        return titles.get(place, place)
