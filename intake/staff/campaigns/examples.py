"""Composes an example of each name a call asks for, and reads it back as the rules would."""

from collections.abc import Iterator
from dataclasses import dataclass

from notifier.preview.sample_notices import APPLICANT, CASE_TITLE
from parsers.facts.spec import NamePart, NamePattern, PartKind
from parsers.texts.naming.compose import compose
from parsers.texts.naming.convention import read_name
from validators.model.campaign import Campaign

_GIVEN = {
    "applicant": APPLICANT,
    "case_title": CASE_TITLE,
    "contact_person": "林示例",
    "contact_phone": "13800000000",
    "phone": "13800000000",
    "email": "shenbao@example.org",
}
_OF_KIND = {
    PartKind.NUMBER: "1",
    PartKind.PHONE: "13800000000",
    PartKind.EMAIL: "shenbao@example.org",
}


@dataclass(frozen=True, slots=True)
class NameExample:
    """A composed name. `parts` are those read back, by their titles; `why`: what kept others from it."""

    where: str
    name: str
    ok: bool
    parts: tuple[tuple[str, str], ...]
    why: str


def name_examples(campaign: Campaign) -> tuple[NameExample, ...]:
    """One of the subject, of the files, and of each material with a convention of its own."""
    return tuple(_example(where, pattern) for where, pattern in _patterns(campaign))


def _patterns(campaign: Campaign) -> Iterator[tuple[str, NamePattern]]:
    naming = campaign.naming
    if naming.subject:
        yield "邮件主题", naming.subject
    if naming.file:
        yield "文件名", naming.file
    yield from ((one.title, one.naming) for one in campaign.materials if one.naming)


def _example(where: str, pattern: NamePattern) -> NameExample:
    values = {part.key: _value(part) for part in pattern.parts}
    name = compose(pattern, values)
    read = read_name(name, pattern)
    titles = {part.key: part.title for part in pattern.parts}
    parts = tuple((titles.get(key, key), value) for key, value in read.parts.items())
    return NameExample(where, name, read.ok, parts, read.why)


def _value(part: NamePart) -> str:
    if part.choices:
        return part.choices[0]
    return _GIVEN.get(part.key) or _OF_KIND.get(part.kind) or f"示例{part.title}"
