"""Writes a form's specification as the `[form]` part of a campaign file."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from typing import Any

from intake.config.printable import escaped
from parsers.facts.spec import FieldSpec, FormSpec


def form_toml(form: FormSpec, doubts: Sequence[str] = ()) -> str:
    """TOML text that `parse_campaign` reads back to the same fields; defaults are left out.

    `doubts` stand before it, each as a comment that begins with 请核对.
    """
    questions = [f"# 请核对：{escaped(doubt)}" for doubt in doubts]
    lines = [line for field in form.fields for line in _table(field)]
    return "\n".join([*questions, *([""] if questions else []), *lines])


def _table(field: FieldSpec) -> Iterator[str]:
    yield "[[form.field]]"
    for attribute in fields(FieldSpec):
        value = getattr(field, attribute.name)
        if attribute.default is MISSING or value != attribute.default:
            yield f"{attribute.name} = {_value(value)}"
    yield ""


def _value(value: Any) -> str:  # noqa: ANN401 - whatever a field holds
    """JSON's strings, figures, lists and truth values are TOML's too, but for one character."""
    return escaped(json.dumps(value, ensure_ascii=False))
