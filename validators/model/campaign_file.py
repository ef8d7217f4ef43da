"""Parses a campaign file into a `Campaign`, and checks it: here the office's own data enters."""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from parsers.errors import IntakeError
from parsers.facts.last_moment import last_moment
from parsers.facts.spec import (
    Condition,
    Delivery,
    Format,
    MaterialSpec,
    SectionSpec,
    StampNeed,
    StampOwner,
)
from validators.model.campaign import Campaign, Contact, Tongue
from validators.model.campaign_naming import (
    NameParts,
    NamingError,
    NamingTable,
    PartTable,
    demand_parts_used,
    name_parts,
    parse_naming,
)
from validators.model.form_table import FormField, FormTable, form_spec
from validators.model.severity import Severity


class CampaignFileError(IntakeError):
    """A campaign file that cannot be used; the message is one sentence naming key and cure."""


REQUIRED = StampNeed.REQUIRED
PAGED = (Format.PDF, Format.OFD, Format.IMAGE)
"""Formats that have pages, on which a stamp can be seen."""
VERSIONS = {
    Format.WORD: "Word",
    Format.PDF: "PDF",
    Format.OFD: "OFD",
    Format.IMAGE: "图片",
    Format.EXCEL: "Excel",
    Format.VIDEO: "视频",
    Format.AUDIO: "音频",
    Format.ARCHIVE: "压缩包",
    Format.OTHER: "其他",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Contact(_Strict):
    office: str
    person: str = ""
    phone: str = ""
    email: str = ""


class _Section(_Strict):
    title: str
    min_words: int | None = None
    max_words: int | None = None


def _count(value: object) -> object:
    """`count = [3, 5]`, or one figure for exactly so many."""
    return [value, value] if isinstance(value, int) else value


class _RequiredWhere(_Strict):
    field: str
    answers: tuple[str, ...] = Field((), alias="is")


def _listed(value: object) -> object:
    """`mailbox = "a@b.example"`, or a list of them."""
    return [value] if isinstance(value, str) else value


class _Material(_Strict):
    id: str
    title: str
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    each: bool = False
    required: bool | _RequiredWhere = True
    stamp: StampNeed = StampNeed.NO
    stamp_of: StampOwner = StampOwner.APPLICANT
    delivery: Delivery = Delivery.EMAIL
    closes_on: datetime | date | None = None
    count: Annotated[tuple[int | None, int | None], BeforeValidator(_count)] = (None, None)
    min_bytes: int | None = Field(None, ge=0)
    max_bytes: int | None = Field(None, ge=1)
    min_words: int | None = Field(None, ge=0)
    max_words: int | None = Field(None, ge=1)
    wording: str = ""
    section: tuple[_Section, ...] = ()
    form: bool = False
    rest: bool = False
    naming: str | None = None


class _CampaignFile(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    number_prefix: str = Field(pattern=r"^[A-Za-z0-9]+$")
    opens_on: date | None = None
    closes_on: datetime | date
    extended_to: datetime | date | None = None
    mailbox: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
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
    naming: NamingTable = Field(default_factory=NamingTable)
    material: tuple[_Material, ...]
    form: FormTable = FormTable(field=())
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
    try:
        return _campaign(file)
    except NamingError as error:
        raise CampaignFileError(str(error)) from error


def _first_complaint(error: ValidationError) -> str:
    # A misspelt key is also a missing one: the spelling is what helps.
    complaint = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    place = ".".join(str(part) for part in complaint["loc"])
    if complaint["type"] != "extra_forbidden":
        return f"`{place}`: {complaint['msg']}"
    return f"unknown key `{place}`{_nearest(str(complaint['loc'][-1]), _known_keys())}"


def _known_keys() -> list[str]:
    models: tuple[type[BaseModel], ...] = (
        _CampaignFile, _Contact, NamingTable, PartTable, _Section, _Material, FormTable, FormField,
    )  # fmt: skip
    return [key for model in models for key in model.model_fields]


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean `{near[0]}`?" if near else ""


def _check_whole(file: _CampaignFile, rule_codes: frozenset[str]) -> None:
    """What a single key cannot tell: dates in order, names unique, placeholders and rules known."""
    closes = last_moment(file.closes_on)
    if file.opens_on and closes.day < file.opens_on:
        raise CampaignFileError("`closes_on` lies before `opens_on`")
    if file.extended_to and last_moment(file.extended_to).day < closes.day:
        raise CampaignFileError("`extended_to` lies before `closes_on`")
    try:
        ZoneInfo(file.timezone)
    except (KeyError, ValueError) as error:
        raise CampaignFileError(f"`timezone`: no zone is called {file.timezone!r}") from error
    for what, names in (
        ("material id", [material.id for material in file.material]),
        ("field key", [field.key for field in file.form.field]),
    ):
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise CampaignFileError(f"{what} `{min(twice)}` occurs twice")
    _check_words(file)
    _check_materials(file)
    for code in file.rules:
        if code not in rule_codes:
            near = _nearest(code, sorted(rule_codes))
            raise CampaignFileError(f"`rules`: there is no rule `{code}`{near}")


def _check_materials(file: _CampaignFile) -> None:
    keys = [spec.key for spec in file.form.field]
    for material in file.material:
        for least, most in (("min_words", "max_words"), ("min_bytes", "max_bytes")):
            low, high = getattr(material, least), getattr(material, most)
            if low is not None and high is not None and low > high:
                raise CampaignFileError(
                    f"material `{material.id}`: `{least}` is larger than `{most}`"
                )
        where = material.required
        if isinstance(where, _RequiredWhere) and where.field not in keys:
            near = _nearest(where.field, keys)
            raise CampaignFileError(
                f"material `{material.id}`: `required`: no field `{where.field}`{near}"
            )


def _check_words(file: _CampaignFile) -> None:
    places = [*(material.id for material in file.material), *(f.key for f in file.form.field)]
    for language, words in file.words.items():
        for place in words.keys() - places:
            near = _nearest(place, places)
            raise CampaignFileError(f"`words.{language}`: no material or field `{place}`{near}")


def _campaign(file: _CampaignFile) -> Campaign:
    plain: dict[str, Any] = file.model_dump(
        exclude={
            *("timezone", "contact", "naming", "material", "form", "rules"),
            *("closes_on", "extended_to"),
        }
    )
    closes = last_moment(file.closes_on)
    extended = last_moment(file.extended_to) if file.extended_to else None
    form = form_spec(file.form)
    parts = name_parts(file.naming, form.fields)
    campaign = Campaign(
        **plain,
        closes_on=closes.day,
        closes_at=closes.at,
        extended_to=extended.day if extended else None,
        extended_at=extended.at if extended else None,
        timezone=ZoneInfo(file.timezone),
        contact=Contact(**file.contact.model_dump()),
        naming=parse_naming(file.naming, parts),
        materials=tuple(one for material in file.material for one in _materials(material, parts)),
        form=form,
        severities={
            code: None if value == "off" else Severity(value) for code, value in file.rules.items()
        },
    )
    demand_parts_used(file.naming, campaign.name_patterns)
    return campaign


def _materials(material: _Material, parts: NameParts) -> Iterator[MaterialSpec]:
    """The material; one for each of its formats where every one of them must come."""
    whole = _material(material, parts)
    if not material.each or len(whole.formats) == 1:
        yield whole
        return
    for format_ in whole.formats:
        # A stamp is seen on pages alone: the file to be edited bears none.
        stamp = whole.stamp if format_ in PAGED else StampNeed.NO
        yield replace(
            whole,
            id=f"{whole.id}-{format_}",
            title=f"{whole.title}（{VERSIONS[format_]}{'盖章' if stamp is REQUIRED else ''}版）",
            titles=whole.titles or (whole.title,),
            formats=(format_,),
            stamp=stamp,
            wording=whole.wording if format_ in PAGED else "",
        )


def _material(material: _Material, parts: NameParts) -> MaterialSpec:
    plain: dict[str, Any] = material.model_dump(
        exclude={"each", "required", "closes_on", "section", "naming"}
    )
    where = material.required if isinstance(material.required, _RequiredWhere) else None
    return MaterialSpec(
        **plain,
        required=bool(material.required),
        required_where=Condition(where.field, where.answers) if where else None,
        closes=last_moment(material.closes_on) if material.closes_on else None,
        sections=tuple(SectionSpec(**section.model_dump()) for section in material.section),
        naming=parts.pattern(f"material.{material.id}.naming", material.naming)
        if material.naming
        else None,
    )
