"""Parses the [naming] part of a campaign file, and the conventions of single materials."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from parsers.errors import IntakeError
from parsers.facts.spec import FieldSpec, NamePart, NamePattern, NamingSpec, PartKind
from parsers.texts.naming.known_parts import KNOWN_PARTS, kind_of, part_of
from parsers.texts.naming.pattern import PatternError, read_pattern


class NamingError(IntakeError):
    """A convention that cannot be used; the message is one sentence naming key and cure.

    `chinese` is the same for the clerk who wrote the campaign file.
    """

    def __init__(self, message: str, chinese: str) -> None:
        super().__init__(message)
        self.chinese = chinese


class PartTable(BaseModel):
    """A part of the campaign's own: `region = {title = "地区", kind = "choice", choices = […]}`."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1)
    kind: PartKind | None = None
    choices: tuple[str, ...] = ()


def _with_title(value: object) -> object:
    """`region = "地区"` is short for `region = {title = "地区"}`."""
    return {"title": value} if isinstance(value, str) else value


class NamingTable(BaseModel):
    """`pattern` serves for subject and files unless `subject` or `file` has its own; false: the call
    asks for none there.
    """

    model_config = ConfigDict(extra="forbid")

    pattern: str | None = None
    subject: bool | str | None = None
    file: bool | str | None = None
    files: bool = True
    marks: tuple[str, ...] = ()
    parts: dict[str, Annotated[PartTable, BeforeValidator(_with_title)]] = Field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class NameParts:
    """What placeholders may stand for in a campaign: its own parts, else the fields of its form."""

    own: Mapping[str, NamePart]
    fields: Mapping[str, NamePart]

    def pattern(self, key: str, text: str) -> NamePattern:
        """The convention at a key of the file. Raises NamingError."""
        try:
            found = read_pattern(text, {**self.fields, **self.own})
        except PatternError as error:
            raise NamingError(f"`{key}`: {error}", f"`{key}`：{error.chinese}") from error
        for part in found.parts:
            if not any(part.key in known for known in (self.own, self.fields, KNOWN_PARTS)):
                raise NamingError(
                    f"`{key}`: {{{part.key}}} is no field of the form; give it a title under"
                    f" [naming.parts]{self._nearest(part.key)}",
                    f"`{key}`：{{{part.key}}} 不是申报表的栏目；请在 [naming.parts] 下写明它的中文名称",
                )
        return found

    def _nearest(self, key: str) -> str:
        known = [*self.own, *self.fields, *KNOWN_PARTS]
        near = difflib.get_close_matches(key, known, 1)
        return f"; did you mean {{{near[0]}}}?" if near else ""


def name_parts(table: NamingTable, fields: Iterable[FieldSpec]) -> NameParts:
    """The parts of a campaign's names."""
    own = {key: _own(key, given) for key, given in table.parts.items()}
    return NameParts(own, {field.key: _of_field(field) for field in fields})


def _own(key: str, table: PartTable) -> NamePart:
    kind = PartKind.CHOICE if table.choices and table.kind is None else table.kind
    return NamePart(key, table.title, kind or part_of(key).kind, table.choices)


def _of_field(field: FieldSpec) -> NamePart:
    """A field's choices tell its part, unless the printed list is open or several may be ticked."""
    if field.choices and not field.open_choices and not field.multiple:
        return NamePart(field.key, field.label, PartKind.CHOICE, field.choices)
    kinds = {kind.value: kind for kind in PartKind if kind is not PartKind.CHOICE}
    kind = kinds.get(field.kind.value, PartKind.TEXT)
    return NamePart(
        field.key, field.label, kind if kind is not PartKind.TEXT else kind_of(field.key)
    )


def parse_naming(table: NamingTable, parts: NameParts) -> NamingSpec:
    """Return how subject and files are to be named. Raises NamingError."""
    whole = parts.pattern("naming.pattern", table.pattern) if table.pattern is not None else None
    file = table.file if table.files else False
    return NamingSpec(
        _asked("subject", table.subject, whole, parts),
        _asked("file", file, whole, parts),
        table.marks,
    )


def _asked(
    key: str, given: bool | str | None, whole: NamePattern | None, parts: NameParts
) -> NamePattern | None:
    if isinstance(given, str):
        return parts.pattern(f"naming.{key}", given)
    if given and whole is None:
        raise NamingError(
            f"`naming.{key}` is true, and there is no `naming.pattern`; put the pattern itself there",
            f"`naming.{key}` 为 true，却没有 `naming.pattern`；请直接写命名格式",
        )
    return None if given is False else whole


def demand_parts_used(table: NamingTable, patterns: Iterable[NamePattern]) -> None:
    """Raise NamingError for a part of the campaign's own that no convention has."""
    used = {part.key for pattern in patterns for part in pattern.parts}
    for key in table.parts:
        if key not in used:
            near = difflib.get_close_matches(key, used, 1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            raise NamingError(
                f"`naming.parts.{key}`: no pattern holds {{{key}}}{hint}",
                f"`naming.parts.{key}`：没有哪个命名格式用到 {{{key}}}",
            )
