"""Writes single lines of a drafted campaign file: keys with values, and the sentences behind them."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from intake.config.printable import escaped, one_line
from parsers.texts.announcements.layout.said import Said

LONGEST_SENTENCE = 110
CHECK = "请核对"


def remark(text: str) -> str:
    """A comment of one line, whatever the text holds."""
    return f"# {one_line(' '.join(text.split()))}"


def evidence(said: Said[Any], around: str = "") -> str:
    """The comment above a value: the sentence it rests on, and whether a person has to check it."""
    sentence = _cut(said.sentence, around)
    return remark(f"依据：{sentence}" if said.sure else f"{CHECK}。依据：{sentence}")


def assigned(key: str, value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    """One key with its value."""
    return f"{key} = {toml_value(value)}"


def toml_value(value: Any) -> str:  # noqa: ANN401
    """A value as TOML writes it: JSON's strings, figures and lists are TOML's; dates stand bare."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return escaped(json.dumps(value, ensure_ascii=False)).replace("\x7f", "\\u007f")


def said(key: str, value: Said[Any] | None, written: Any = None) -> Iterator[str]:  # noqa: ANN401
    """The comment and the line of a value; nothing where nothing was said."""
    if value is not None:
        shown = value.value if written is None else written
        yield evidence(value, str(shown))
        yield assigned(key, shown)


def _cut(sentence: str, around: str) -> str:
    """A long sentence by the part that holds the value, with marks of omission."""
    sentence = " ".join(sentence.split())
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    place = max(sentence.find(around), 0) if around else 0
    start = max(min(place - LONGEST_SENTENCE // 3, len(sentence) - LONGEST_SENTENCE), 0)
    part = sentence[start : start + LONGEST_SENTENCE]
    return ("…" if start else "") + part + ("…" if start + LONGEST_SENTENCE < len(sentence) else "")
