"""Tells equal labels apart by what they stand beside or under."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.forms.label import fold_label
from parsers.forms.learning.asked import Asked
from parsers.forms.learning.hints import read_hints

# As many places with one label and nothing to tell them apart are a list, not fields.
MOST_ALIKE = 8
# A clerk reads a handful of questions.
MOST_DOUBTS = 8


@dataclass(frozen=True, slots=True)
class Grouped:
    """`qualifier` are the brackets behind the label, where these alone tell equal labels apart."""

    asked: Asked
    group: str = ""
    qualifier: str = ""


def distinguish(asked: Sequence[Asked]) -> tuple[list[Grouped], list[str]]:
    """Return what is asked, once each, with the group that tells it apart; and where nothing does."""
    asked = list(_titled(asked))
    alike: dict[str, list[int]] = {}
    for number, one in enumerate(asked):
        alike.setdefault(fold_label(read_hints(one.text).label), []).append(number)
    groups: dict[int, str] = {}
    qualified: set[int] = set()
    unclear: dict[str, int] = {}
    for numbers in alike.values():
        found = _without_repeats(asked, numbers)
        named = _groups([asked[number] for number in found])
        unclear_here = len(found) > 1 and len(set(named)) < len(found)
        if unclear_here and _qualified(asked, found):
            qualified |= set(found)
        elif unclear_here:
            unclear[read_hints(asked[found[0]].text).label] = len(found)
            found, named = found[:MOST_ALIKE], named[:MOST_ALIKE]
        groups |= dict(zip(found, named, strict=True))
    grouped = [
        Grouped(asked[n], groups[n], read_hints(asked[n].text).groups[0] if n in qualified else "")
        for n in sorted(groups)
    ]
    return grouped, list(_doubts(unclear))


def _titled(asked: Sequence[Asked]) -> Iterator[Asked]:
    """Tables without a title are called by their columns; one that goes on further below is one."""
    met: set[tuple[str, ...]] = set()
    for one in asked:
        columns = tuple(fold_label(read_hints(text).label) for text in one.columns)
        if not columns or one.text.strip():
            yield one
        elif columns not in met:
            yield replace(one, text="、".join(read_hints(text).label for text in one.columns[:3]))
        met.add(columns)


def _qualified(asked: Sequence[Asked], numbers: Sequence[int]) -> bool:
    """Tell whether brackets behind the label tell them apart: 机构名称（中文）, 机构名称（英文）."""
    hints = [read_hints(asked[number].text).groups for number in numbers]
    return all(hints) and len(set(hints)) == len(hints)


def _doubts(unclear: Mapping[str, int]) -> Iterator[str]:
    for label, times in list(unclear.items())[:MOST_DOUBTS]:
        yield f"“{label}”在表中出现 {times} 次，无法区分，请核对分别指什么。"
    if len(unclear) > MOST_DOUBTS:
        yield f"另有 {len(unclear) - MOST_DOUBTS} 个标签也出现多次，无法区分，请核对。"


def _without_repeats(asked: Sequence[Asked], numbers: Sequence[int]) -> list[int]:
    """Merge what a cover asks and the table asks again: it is one thing, filled in twice."""
    cover = [number for number in numbers if asked[number].line]
    table = [number for number in numbers if not asked[number].line]
    if not cover or not table:
        return list(numbers)
    plain = [number for number in table if not asked[number].side]
    if len(cover) == 1 and len(plain) == 1:
        return sorted({*table, *cover} - set(plain))
    return sorted(table if plain else numbers)


def _groups(alike: Sequence[Asked]) -> list[str]:
    """For each of some equal labels its side label, else the nearest of what tells them apart."""
    sides = [_side(one) for one in alike]
    if len(alike) == 1 or (all(sides) and len(set(sides)) == len(sides)):
        return sides
    for depth in range(3):
        named = [side or _around(one, depth) for side, one in zip(sides, alike, strict=True)]
        if len(set(named)) == len(named):
            return named
        both = [_both(side, _around(one, depth)) for side, one in zip(sides, alike, strict=True)]
        if len(set(both)) == len(both):
            return both
    return sides


def _both(side: str, around: str) -> str:
    return around or side


def _side(asked: Asked) -> str:
    side = read_hints(asked.side).label if asked.side else ""
    return "" if side == read_hints(asked.text).label else side


def _around(asked: Asked, depth: int) -> str:
    own = read_hints(asked.text).label
    named = [label for one in asked.around if (label := read_hints(one).label) != own]
    return named[depth] if depth < len(named) else ""
