"""Parses a campaign file into a `Campaign`, and checks it: here the office's own data enters."""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from parsers.errors import IntakeError
from parsers.facts.last_moment import last_moment
from parsers.facts.spec import (
    Condition,
    Delivery,
    Format,
    MaterialSpec,
    SectionSpec,
    StampNeed,
)
from validators.call_files.contradictions import contradictions
from validators.call_files.form_table import FormField, FormTable, form_spec
from validators.call_files.naming_table import (
    NameParts,
    NamingError,
    NamingTable,
    PartTable,
    demand_parts_used,
    name_parts,
    parse_naming,
)
from validators.call_files.tables import (
    CampaignTable,
    ContactTable,
    MaterialTable,
    QuotaTable,
    RequiredWhere,
    SectionTable,
)
from validators.call_files.tracks import Data, with_tracks
from validators.model.campaign import Campaign, Contact, Quota
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


def parse_campaign(text: str, rule_codes: frozenset[str]) -> Campaign:
    """Return the campaign a file describes that has no tracks; see `parse_campaigns`."""
    campaigns = parse_campaigns(text, rule_codes)
    if len(campaigns) > 1:
        ids = ", ".join(campaign.id for campaign in campaigns)
        raise CampaignFileError(f"the file has several tracks; name one of {ids}")
    return campaigns[0]


def parse_campaigns(text: str, rule_codes: frozenset[str]) -> tuple[Campaign, ...]:
    """Return the campaigns a file describes, one a track. `rule_codes` are those `[rules]` may name.

    Raises CampaignFileError with one sentence for anything unknown, missing or contradictory.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(f"not valid TOML: {error}") from error
    return tuple(_parsed(one, rule_codes) for _, one in with_tracks(data))


def _parsed(data: Data, rule_codes: frozenset[str]) -> Campaign:
    try:
        file = CampaignTable.model_validate(data)
    except ValidationError as error:
        raise CampaignFileError(_first_complaint(error)) from error
    if (first := next(contradictions(file, rule_codes), None)) is not None:
        raise CampaignFileError(first.english)
    try:
        return build_campaign(file)
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
        *(CampaignTable, ContactTable, NamingTable, PartTable),
        *(SectionTable, MaterialTable, QuotaTable, FormTable, FormField),
    )
    return [key for model in models for key in model.model_fields]


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean `{near[0]}`?" if near else ""


def build_campaign(file: CampaignTable) -> Campaign:
    """Return the campaign of a file without contradictions. Raises NamingError."""
    plain: dict[str, Any] = file.model_dump(
        exclude={
            *("timezone", "contact", "naming", "material", "form", "rules"),
            *("closes_on", "extended_to", "track", "quota"),
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
        quotas=tuple(Quota(**quota.model_dump()) for quota in file.quota),
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


def materials_as_written(file: CampaignTable) -> tuple[MaterialSpec, ...]:
    """Return one specification a `[[material]]`, before those of each format are told apart."""
    parts = name_parts(file.naming, form_spec(file.form).fields)
    return tuple(_material(material, parts) for material in file.material)


def _materials(material: MaterialTable, parts: NameParts) -> Iterator[MaterialSpec]:
    """The material; one for each of its formats where every one of them must come."""
    whole = _material(material, parts)
    if not material.each or len(whole.formats) == 1 or whole.delivery is Delivery.PAPER:
        yield whole
        return
    printed = next((one for one in whole.formats if one in PAGED), whole.formats[0])
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
            signature=whole.signature if format_ in PAGED else StampNeed.NO,
            delivery=whole.delivery if format_ is printed else Delivery.EMAIL,
            wording=whole.wording if format_ in PAGED else "",
        )


def _material(material: MaterialTable, parts: NameParts) -> MaterialSpec:
    plain: dict[str, Any] = material.model_dump(
        exclude={"each", "required", "closes_on", "section", "naming"}
    )
    where = material.required if isinstance(material.required, RequiredWhere) else None
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
