"""Composes the names a call asks for from invented values, and reads them back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parsers.facts.spec import NamePart, NamePattern, PartKind
from parsers.texts.naming.compose import compose
from parsers.texts.naming.convention import read_name
from validators.model.campaign import Campaign

_BY_KIND = {
    PartKind.NUMBER: "1",
    PartKind.PHONE: "13800000000",
    PartKind.DATE: "20260618",
    PartKind.EMAIL: "lin@yunling.example",
    PartKind.ID: "20230101",
}
_BY_KEY = {"applicant": "云岭绿能科技有限公司", "case_title": "光伏温室合作项目"}


@dataclass(frozen=True, slots=True)
class ExampleName:
    """A composed name. `where` says in Chinese what is named so. `parts` are those read back, by their
    titles; `lost` the titles of those that did not come back as given; `why`: what kept them from it.
    """

    where: str
    name: str
    ok: bool
    parts: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()
    why: str = ""


def example_names(
    campaign: Campaign, given: Mapping[str, str] = _BY_KEY
) -> tuple[ExampleName, ...]:
    """Return one example for each convention of the call; `given` holds values by key."""
    return tuple(_example(where, pattern, given) for where, pattern in _patterns(campaign))


def _patterns(campaign: Campaign) -> Iterator[tuple[str, NamePattern]]:
    naming = campaign.naming
    if naming.subject:
        yield "邮件主题", naming.subject
    if naming.file:
        yield "文件名", naming.file
    for material in campaign.materials:
        if material.naming:
            yield f"“{material.title}”的文件名", material.naming


def _example(where: str, pattern: NamePattern, given: Mapping[str, str]) -> ExampleName:
    values = {part.key: _value(part, given) for part in pattern.parts}
    name = compose(pattern, values)
    read = read_name(name, pattern)
    back = [part for part in pattern.parts if part.key in read.parts]
    return ExampleName(
        where,
        name,
        read.ok,
        tuple((part.title, read.parts[part.key]) for part in back),
        tuple(p.title for p in pattern.parts if read.parts.get(p.key) != values[p.key]),
        read.why,
    )


def _value(part: NamePart, given: Mapping[str, str]) -> str:
    if part.choices:
        return part.choices[0]
    return given.get(part.key) or _BY_KIND.get(part.kind) or f"某{part.title}"
