"""Converts a verdict to JSON and back, with passed and skipped outcomes."""

import json

import cattrs

from validators.model.verdict import Verdict

_converter = cattrs.Converter()


def dump_verdict(verdict: Verdict) -> str:
    return json.dumps(_converter.unstructure(verdict), ensure_ascii=False)


def load_verdict(text: str) -> Verdict | None:
    """The verdict; None for "", the text of an application not judged yet."""
    return _converter.structure(json.loads(text), Verdict) if text else None
