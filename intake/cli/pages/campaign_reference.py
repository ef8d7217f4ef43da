"""Prints the reference of the campaign file from the tables that parse it."""

import types
import typing
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from validators.call_files.keys import KEYS
from validators.call_files.tables import CampaignTable

_HEAD = """# The campaign file

All policy of one call stands in one file, `campaigns/ID.toml`. `intake campaign learn` writes it from the
announcement, `intake campaign check` tells every fault in it. An unknown key is an error.
This page is generated: `make campaign-keys`.

一次征集活动的全部要求写在一个文件里。下表列出每个键的含义、类型、默认值和示例。

| Key | 含义 | Meaning | Kind | Default | Example |
|---|---|---|---|---|---|
"""
_KINDS: dict[object, str] = {
    str: "text",
    int: "number",
    bool: "true/false",
    date: "date",
    datetime: "date-time",
    float: "number",
}


def reference_page() -> str:
    """Return the whole page as Markdown."""
    return _HEAD + "".join(f"{row}\n" for row in _rows(CampaignTable, ""))


def keys_of_the_file() -> tuple[str, ...]:
    """Return every key the file may have, as KEYS names them."""
    return tuple(key for key, _, _ in _walk(CampaignTable, ""))


def _walk(table: type[BaseModel], before: str) -> Iterator[tuple[str, FieldInfo, Any]]:
    for name, field in table.model_fields.items():
        key = f"{before}{field.alias or name}"
        yield key, field, field.annotation
        for inner in _tables(field.annotation):
            yield from _walk(inner, f"{key}.")


def _tables(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _tables(inner)


def _rows(table: type[BaseModel], before: str) -> Iterator[str]:
    for key, field, annotation in _walk(table, before):
        meaning = KEYS[key]
        example = "<br>".join(f"`{line}`" for line in meaning.example.splitlines())
        cells = (
            f"`{key}`",
            meaning.chinese,
            meaning.english,
            _kind(annotation),
            _default(field),
            example,
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _kind(annotation: object) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation in _KINDS:
        return _KINDS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(one.value) for one in annotation)
    if origin is Literal:
        return ", ".join(map(str, inner))
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_kind(one) for one in inner if one is not type(None)))
    if origin is tuple:
        kind = _kind(inner[0])
        return "tables" if kind == "table" else f"list of {kind}"
    if origin is typing.Annotated:
        return _kind(inner[0])
    return "table"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.default
    if default in (PydanticUndefined, None, "", ()) or isinstance(default, (BaseModel, tuple)):
        return ""
    shown = default.value if isinstance(default, Enum) else default
    return f"`{str(shown).lower() if isinstance(shown, bool) else shown}`"
