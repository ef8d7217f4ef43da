"""Measures how alike two texts are, character by character."""

import re

from parsers.texts.normal_text import fold

_MARKS = re.compile(r"[\W_]+")


def resemblance(one: str, other: str, size: int = 3) -> float:
    """Share of common character runs of `size` (0–1): 1.0 for the same text, 0.0 for none."""
    first, second = _runs(one, size), _runs(other, size)
    if not first or not second:
        return float(_plain(one) == _plain(other))
    return len(first & second) / len(first | second)


def _plain(text: str) -> str:
    return _MARKS.sub("", fold(text))


def _runs(text: str, size: int) -> set[str]:
    plain = _plain(text)
    return {plain[start : start + size] for start in range(len(plain) - size + 1)}
