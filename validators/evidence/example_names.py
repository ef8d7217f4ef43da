"""Composes the names a call asks for from invented values, and reads them back."""

from collections.abc import Iterator
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
    """`use` says in Chinese what is named so. `lost`: titles of the parts that did not come back."""

    use: str
    name: str
    fits: bool
    lost: tuple[str, ...] = ()


def example_names(campaign: Campaign) -> Iterator[ExampleName]:
    """Yield one example for each convention of the call."""
    naming = campaign.naming
    if naming.subject:
        yield _example("邮件主题", naming.subject)
    if naming.file:
        yield _example("文件名", naming.file)
    for material in campaign.materials:
        if material.naming:
            yield _example(f"“{material.title}”的文件名", material.naming)


def _example(use: str, pattern: NamePattern) -> ExampleName:
    values = {part.key: _value(part) for part in pattern.parts}
    name = compose(pattern, values)
    read = read_name(name, pattern)
    lost = tuple(
        part.title for part in pattern.parts if read.parts.get(part.key) != values[part.key]
    )
    return ExampleName(use, name, read.ok, lost)


def _value(part: NamePart) -> str:
    if part.choices:
        return part.choices[0]
    return _BY_KEY.get(part.key) or _BY_KIND.get(part.kind) or f"某{part.title}"
