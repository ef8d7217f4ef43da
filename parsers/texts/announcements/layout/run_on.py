"""Breaks a paragraph that holds a whole announcement into its numbered items."""

import re
from collections.abc import Iterator

_SHORTEST = 120
_CHINESE = "一二三四五六七八九十"
# `一、`, `（一）`, `1.`, `（1）`: at the beginning, or behind the end of a sentence, a colon or a space.
_LEVELS = (
    re.compile(rf"(?:(?<=[。；;！!？?：:\s）)])|\A)(?P<number>[{_CHINESE}]{{1,3}})、"),
    re.compile(rf"(?:(?<=[。；;！!？?：:\s])|\A)[（(](?P<number>[{_CHINESE}]{{1,3}})[)）]"),
    re.compile(r"(?:(?<=[。；;！!？?：:\s])|\A)(?P<number>\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?:(?<=[。；;！!？?：:\s])|\A)[（(](?P<number>\d{1,2})[)）]"),
)
_FEWEST = 2


def items_of(line: str) -> Iterator[str]:
    """The parts of a long line that counts its items (一、…二、…), in order; else the line itself."""
    yield from _broken(line, 0)


def _broken(line: str, level: int) -> Iterator[str]:
    if len(line) < _SHORTEST or level == len(_LEVELS):
        yield line
        return
    places = _counted(line, _LEVELS[level])
    for begin, end in zip([0, *places], [*places, len(line)], strict=True):
        if part := line[begin:end].strip():
            yield from _broken(part, level + 1)


def _counted(line: str, mark: re.Pattern[str]) -> list[int]:
    """Where items begin that count up from one; () where fewer than two do."""
    places: list[int] = []
    for found in mark.finditer(line):
        if _value(found["number"]) == len(places) + 1:
            places.append(found.start())
    return places if len(places) >= _FEWEST else []


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.partition("十")
    if not ten:
        return _CHINESE.index(number[0]) + 1 if len(number) == 1 else 0
    return (_CHINESE.index(tens[0]) + 1 if tens else 1) * 10 + (
        _CHINESE.index(ones[0]) + 1 if ones else 0
    )
