"""Defines the tables of a campaign file, key by key."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from parsers.facts.spec import Delivery, Format, StampNeed, StampOwner
from validators.call_files.form_table import FormTable
from validators.call_files.naming_table import NamingTable
from validators.model.campaign import Tongue
from validators.model.severity import Severity


def _no_number(value: object) -> object:
    """The library takes a number for seconds since 1970."""
    if isinstance(value, (int, float)):
        raise PydanticCustomError("date_type", "a date is wanted")
    return value


Day = Annotated[date, BeforeValidator(_no_number)]
MomentValue = Annotated[datetime | date, BeforeValidator(_no_number)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ContactTable(_Strict):
    office: str
    person: str = ""
    phone: str = ""
    email: str = ""


class SectionTable(_Strict):
    title: str
    min_words: int | None = None
    max_words: int | None = None


def _count(value: object) -> object:
    """`count = [3, 5]`, or one figure for exactly so many."""
    return [value, value] if isinstance(value, int) else value


class RequiredWhere(_Strict):
    field: str
    answers: tuple[str, ...] = Field((), alias="is")


def _listed(value: object) -> object:
    """`mailbox = "a@b.example"`, or a list of them."""
    return [value] if isinstance(value, str) else value


class MaterialTable(_Strict):
    id: str
    title: str
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    each: bool = False
    required: bool | RequiredWhere = True
    stamp: StampNeed = StampNeed.NO
    signature: StampNeed = StampNeed.NO
    stamp_of: StampOwner = StampOwner.APPLICANT
    delivery: Delivery = Delivery.EMAIL
    closes_on: MomentValue | None = None
    count: Annotated[tuple[int | None, int | None], BeforeValidator(_count)] = (None, None)
    min_bytes: int | None = Field(None, ge=0)
    max_bytes: int | None = Field(None, ge=1)
    min_words: int | None = Field(None, ge=0)
    max_words: int | None = Field(None, ge=1)
    min_seconds: int | None = Field(None, ge=0)
    max_seconds: int | None = Field(None, ge=1)
    min_width: int | None = Field(None, ge=1)
    min_height: int | None = Field(None, ge=1)
    wording: str = ""
    section: tuple[SectionTable, ...] = ()
    form: bool = False
    rest: bool = False
    naming: str | None = None
    template: str = Field("", max_length=200)


class QuotaTable(_Strict):
    per: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(min_length=1)
    most: int = Field(ge=1)
    title: str = ""


class TrackTable(BaseModel):
    """Beside its id, a track has any key of the file; what it does not say is as in the file."""

    model_config = ConfigDict(extra="allow")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")


class CampaignTable(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    number_prefix: str = Field(pattern=r"^[A-Za-z0-9]+$")
    opens_on: Day | None = None
    closes_on: MomentValue
    extended_to: MomentValue | None = None
    mailbox: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    timezone: str = "Asia/Shanghai"
    language: Literal["zh"] = "zh"
    also: tuple[Tongue, ...] = ()
    words: dict[Tongue, dict[str, str]] = Field(default_factory=dict)
    correction_days: int | None = Field(None, ge=0)
    correction_by: Day | None = None
    keep_days: int | None = Field(None, ge=0)
    partners: tuple[tuple[str, ...], ...] = ()
    nomination_quota: int | None = Field(None, ge=1)
    quota: tuple[QuotaTable, ...] = ()
    max_letter_bytes: int | None = Field(None, ge=1)
    packing: Literal["archive"] | None = None
    contact: ContactTable
    naming: NamingTable = Field(default_factory=NamingTable)
    material: tuple[MaterialTable, ...]
    form: FormTable = FormTable(field=())
    track: tuple[TrackTable, ...] = ()
    rules: dict[str, Severity | Literal["off"]] = Field(default_factory=dict)
