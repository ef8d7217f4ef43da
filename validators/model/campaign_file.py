"""Parses a campaign file into a `Campaign`, and checks it: here the office's own data enters."""

import difflib
import tomllib
from datetime import date
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from parsers.errors import IntakeError
from parsers.facts.spec import (
    FieldKind,
    FieldSpec,
    Format,
    FormSpec,
    MaterialSpec,
    NamingSpec,
    SectionSpec,
    StampNeed,
)
from validators.model.campaign import Campaign, Contact, Tongue
from validators.model.severity import Severity


class CampaignFileError(IntakeError):
    """A campaign file that cannot be used; the message is one sentence naming key and cure."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Contact(_Strict):
    office: str
    person: str = ""
    phone: str = ""
    email: str = ""


class _NamingTable(_Strict):
    pattern: str
    subject: bool = True
    files: bool = True
    marks: tuple[str, ...] = ()


class _Section(_Strict):
    title: str
    min_words: int | None = None
    max_words: int | None = None


def _count(value: object) -> object:
    """`count = [3, 5]`, or one figure for exactly so many."""
    return [value, value] if isinstance(value, int) else value


class _Material(_Strict):
    id: str
    title: str
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    required: bool = True
    stamp: StampNeed = StampNeed.NO
    count: Annotated[tuple[int | None, int | None], BeforeValidator(_count)] = (None, None)
    min_bytes: int | None = None
    wording: str = ""
    section: tuple[_Section, ...] = ()
    form: bool = False
    rest: bool = False


class _FormField(_Strict):
    key: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = True
    max_words: int | None = None
    prompt: str | None = None
    choices: tuple[str, ...] = ()
    open_choices: bool = False
    multiple: bool = False
    kind: FieldKind = FieldKind.TEXT


class _Form(_Strict):
    field: tuple[_FormField, ...]


class _CampaignFile(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    number_prefix: str = Field(pattern=r"^[A-Za-z0-9]+$")
    opens_on: date
    closes_on: date
    extended_to: date | None = None
    timezone: str = "Asia/Shanghai"
    language: Literal["zh"] = "zh"
    also: tuple[Tongue, ...] = ()
    words: dict[Tongue, dict[str, str]] = Field(default_factory=dict)
    correction_days: int | None = None
    correction_by: date | None = None
    keep_days: int | None = None
    partners: tuple[tuple[str, ...], ...] = ()
    nomination_quota: int | None = Field(None, ge=1)
    contact: _Contact
    naming: _NamingTable
    material: tuple[_Material, ...]
    form: _Form
    rules: dict[str, Severity | Literal["off"]] = Field(default_factory=dict)


def parse_campaign(text: str, rule_codes: frozenset[str]) -> Campaign:
    """The campaign a file describes. `rule_codes` are those `[rules]` may name.

    Raises CampaignFileError with one sentence for anything unknown, missing or contradictory.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(f"not valid TOML: {error}") from error
    try:
        file = _CampaignFile.model_validate(data)
    except ValidationError as error:
        raise CampaignFileError(_first_complaint(error)) from error
    _check_whole(file, rule_codes)
    return _campaign(file)


def _first_complaint(error: ValidationError) -> str:
    # A misspelt key is also a missing one: the spelling is what helps.
    complaint = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    place = ".".join(str(part) for part in complaint["loc"])
    if complaint["type"] != "extra_forbidden":
        return f"`{place}`: {complaint['msg']}"
    return f"unknown key `{place}`{_nearest(str(complaint['loc'][-1]), _known_keys())}"


def _known_keys() -> list[str]:
    models: tuple[type[BaseModel], ...] = (
        _CampaignFile, _Contact, _NamingTable, _Section, _Material, _Form, _FormField,
    )  # fmt: skip
    return [key for model in models for key in model.model_fields]


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean `{near[0]}`?" if near else ""


def _check_whole(file: _CampaignFile, rule_codes: frozenset[str]) -> None:
    """What a single key cannot tell: dates in order, names unique, placeholders and rules known."""
    if file.closes_on < file.opens_on:
        raise CampaignFileError("`closes_on` lies before `opens_on`")
    if file.extended_to and file.extended_to < file.closes_on:
        raise CampaignFileError("`extended_to` lies before `closes_on`")
    try:
        ZoneInfo(file.timezone)
    except (KeyError, ValueError) as error:
        raise CampaignFileError(f"`timezone`: no zone is called {file.timezone!r}") from error
    if "{applicant}" not in file.naming.pattern:
        raise CampaignFileError("`naming.pattern` must hold {applicant}")
    for what, names in (
        ("material id", [material.id for material in file.material]),
        ("field key", [field.key for field in file.form.field]),
    ):
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise CampaignFileError(f"{what} `{min(twice)}` occurs twice")
    _check_words(file)
    for code in file.rules:
        if code not in rule_codes:
            near = _nearest(code, sorted(rule_codes))
            raise CampaignFileError(f"`rules`: there is no rule `{code}`{near}")


def _check_words(file: _CampaignFile) -> None:
    places = [*(material.id for material in file.material), *(f.key for f in file.form.field)]
    for language, words in file.words.items():
        for place in words.keys() - places:
            near = _nearest(place, places)
            raise CampaignFileError(f"`words.{language}`: no material or field `{place}`{near}")


def _campaign(file: _CampaignFile) -> Campaign:
    plain: dict[str, Any] = file.model_dump(
        exclude={"timezone", "contact", "naming", "material", "form", "rules"}
    )
    return Campaign(
        **plain,
        timezone=ZoneInfo(file.timezone),
        contact=Contact(**file.contact.model_dump()),
        naming=NamingSpec(**file.naming.model_dump()),
        materials=tuple(_material(material) for material in file.material),
        form=FormSpec(tuple(FieldSpec(**field.model_dump()) for field in file.form.field)),
        severities={
            code: None if value == "off" else Severity(value) for code, value in file.rules.items()
        },
    )


def _material(material: _Material) -> MaterialSpec:
    sections = tuple(SectionSpec(**section.model_dump()) for section in material.section)
    return MaterialSpec(**material.model_dump(exclude={"section"}), sections=sections)
