"""Parses and checks the `[form]` part of a campaign file."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from parsers.facts.spec import FieldKind, FieldSpec, FormSpec


class FormField(BaseModel):
    """One `[[form.field]]`."""

    model_config = ConfigDict(extra="forbid")

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = True
    max_words: int | None = Field(None, ge=1)
    prompt: str | None = None
    choices: tuple[str, ...] = ()
    open_choices: bool = False
    multiple: bool = False
    kind: FieldKind = FieldKind.TEXT
    min_words: int | None = Field(None, ge=1)
    group: str = ""
    columns: tuple[str, ...] = ()
    not_before: date | None = None
    not_after: date | None = None


class FormTable(BaseModel):
    model_config = ConfigDict(extra="forbid")

    field: tuple[FormField, ...]
    source: Literal["file", "body"] = "file"


def form_spec(table: FormTable) -> FormSpec:
    return FormSpec(
        tuple(FieldSpec(**field.model_dump()) for field in table.field),
        in_body=table.source == "body",
    )
