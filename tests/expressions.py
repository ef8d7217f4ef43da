"""Tells expressions that may take quadratic time by their looks: what a clock finds only with the
right text.
"""

import re
from collections.abc import Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Items = Sequence[tuple[Any, Any]]
FAR = 300
"""A repeat of fewer is no run: its work is bounded."""

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_SAMPLE = [
    *map(chr, range(9, 14)),
    *map(chr, range(32, 127)),
    *"\u00a0\u3000é汉。，、：（）《》【】—“”①２＠\u200bя",
]


def faults(pattern: re.Pattern[Any]) -> list[str]:
    """What is suspicious about it, in words; [] for most."""
    tree = _parser.parse(
        pattern.pattern, pattern.flags & ~(re.LOCALE if isinstance(pattern.pattern, bytes) else 0)
    )
    items = _flat(tree)
    return [*_at_start(items, pattern.flags), *_neighbours(items, pattern.flags)]


def _flat(tree: Any) -> Items:
    """Groups that only hold things together opened."""
    flat: list[tuple[Any, Any]] = []
    for kind, value in tree:
        if kind is sre.SUBPATTERN:
            flat += _flat(value[3])
        else:
            flat.append((kind, value))
    return flat


def _is_long(item: tuple[Any, Any]) -> bool:
    return item[0] in _REPEATS and item[1][1] >= FAR


def _nullable(item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind in _REPEATS:
        return value[0] == 0 or all(map(_nullable, _flat(value[2])))
    if kind is sre.BRANCH:
        return any(all(map(_nullable, _flat(one))) for one in value[1])
    if kind is sre.ATOMIC_GROUP:
        return all(map(_nullable, _flat(value)))
    return kind in (sre.ASSERT, sre.ASSERT_NOT, sre.AT)


def _chars(items: Items, flags: int) -> set[str]:
    """Of the sample, the characters that may stand in what the items match."""
    found: set[str] = set()
    for kind, value in items:
        if kind in _REPEATS:
            found |= _chars(_flat(value[2]), flags)
        elif kind is sre.BRANCH:
            for one in value[1]:
                found |= _chars(_flat(one), flags)
        elif kind is sre.ATOMIC_GROUP:
            found |= _chars(_flat(value), flags)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            continue
        elif kind is sre.GROUPREF:
            found |= set(_SAMPLE)
        else:
            found |= _matching(kind, value, flags)
    return found


def _matching(kind: Any, value: Any, flags: int) -> set[str]:
    if kind is sre.LITERAL:
        return {chr(value).lower(), chr(value).upper()} if flags & re.IGNORECASE else {chr(value)}
    if kind is sre.ANY:
        return {c for c in _SAMPLE if c != "\n" or flags & re.DOTALL}
    if kind is sre.NOT_LITERAL:
        return set(_SAMPLE) - {chr(value)}
    if kind is sre.IN:
        negated = value[0][0] is sre.NEGATE
        within = set().union(*(_one_of(k, v, flags) for k, v in value if k is not sre.NEGATE))
        return set(_SAMPLE) - within if negated else within
    return set()


_CATEGORIES = {
    sre.CATEGORY_SPACE: str.isspace, sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(), sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}  # fmt: skip


def _one_of(kind: Any, value: Any, flags: int) -> set[str]:
    if kind is sre.LITERAL:
        return _matching(kind, value, flags)
    if kind is sre.RANGE:
        found = {c for c in _SAMPLE if value[0] <= ord(c) <= value[1]}
        if flags & re.IGNORECASE:
            found |= {c.swapcase() for c in found if c.isascii()}
        return found | {chr(value[0])}
    return {c for c in _SAMPLE if _CATEGORIES[value](c)}


def _at_start(items: Items, flags: int) -> Iterator[str]:  # noqa: C901 - a case a line
    """A run that may begin at any of its characters, and after which it may still fail."""
    if items and items[0][0] is sre.BRANCH:
        for one in items[0][1][1]:
            yield from _at_start([*_flat(one), *items[1:]], flags)
        return
    before: list[set[str]] = []
    for place, item in enumerate(items):
        kind, value = item
        if kind is sre.AT and value in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            if not flags & re.MULTILINE or value is sre.AT_BEGINNING_STRING:
                return
            before.append({"\n"})
        elif kind is sre.AT and value is sre.AT_BOUNDARY:
            # No edge of a word lies within a word.
            before.append({" "})
        elif kind is sre.ASSERT_NOT and value[0] < 0:
            return
        elif kind is sre.ASSERT and value[0] < 0:
            before.append(_chars(_flat(value[1]), flags))
        elif _is_long(item):
            own = _chars([item], flags)
            fails = any(not _nullable(other) for other in items[place + 1 :]) or any(
                other[0] in (sre.AT, sre.ASSERT, sre.ASSERT_NOT) for other in items[place + 1 :]
            )
            if all(one & own for one in before) and fails:
                yield f"may begin anywhere in a run of {_shown(own)}"
            return
        elif not _nullable(item) and not (
            _chars([item], flags) & _long_ahead(items[place + 1 :], flags)
        ):
            return
        if not _nullable(item):
            before.append(_chars([item], flags))


def _long_ahead(items: Items, flags: int) -> set[str]:
    return next((_chars([one], flags) for one in items if _is_long(one)), set())


def _neighbours(items: Items, flags: int) -> Iterator[str]:
    """Two runs of the same characters with nothing certain between them; a run of runs."""
    for place, item in enumerate(items):
        kind, value = item
        if kind in _REPEATS:
            inner = _flat(value[2])
            yield from _neighbours(inner, flags)
            if _is_long(item) and kind is not sre.POSSESSIVE_REPEAT:
                yield from _nested(inner, flags)
        elif kind is sre.BRANCH:
            for one in value[1]:
                yield from _neighbours(_flat(one), flags)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _neighbours(_flat(value[1]), flags)
        if _trails(item):
            yield from _meets(item, items[place + 1 :], flags)


def _trails(item: tuple[Any, Any]) -> bool:
    """Whether it is, or may end in, a run that gives back."""
    kind, value = item
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _is_long(item) or _trailing(_flat(value[2])) is not None
    return kind is sre.BRANCH and any(_trailing(_flat(one)) is not None for one in value[1])


def _trailing(items: Items) -> tuple[Any, Any] | None:
    for item in reversed(items):
        if _trails(item):
            return item
        if not _nullable(item):
            return None
    return None


def _run_at_end(item: tuple[Any, Any], flags: int) -> set[str]:
    kind, value = item
    if kind in _REPEATS and _is_long(item):
        return _chars([item], flags)
    if kind in _REPEATS:
        last = _trailing(_flat(value[2]))
        return _run_at_end(last, flags) if last else set()
    found: set[str] = set()
    for one in value[1]:
        last = _trailing(_flat(one))
        found |= _run_at_end(last, flags) if last else set()
    return found


def _meets(item: tuple[Any, Any], behind: Items, flags: int) -> Iterator[str]:
    own = _run_at_end(item, flags)
    for other in behind:
        if other[0] in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            continue
        both = own & _run_at_begin(other, flags)
        if both:
            yield f"two runs meet in {_shown(both)}"
            return
        if not _nullable(other):
            return


def _run_at_begin(item: tuple[Any, Any], flags: int) -> set[str]:
    kind, value = item
    if kind in _REPEATS:
        inner = _flat(value[2])
        alone = _is_long(item) and len(inner) == 1 and inner[0][0] not in _REPEATS
        return _chars([item], flags) if alone else _begins(inner, flags)
    if kind is sre.BRANCH:
        return set().union(*(_begins(_flat(one), flags) for one in value[1]))
    if kind is sre.ATOMIC_GROUP:
        return _begins(_flat(value), flags)
    return set()


def _begins(items: Items, flags: int) -> set[str]:
    found: set[str] = set()
    for item in items:
        found |= _run_at_begin(item, flags)
        if not _nullable(item):
            break
    return found


def _nested(inner: Items, flags: int) -> Iterator[str]:
    """(a+)+, (a*b?)*: a run whose one round is a run."""
    last = _trailing(inner)
    if last and all(_nullable(one) for one in inner if one is not last):
        if len(inner) > 1 or _is_long(inner[0]):
            yield f"a run of runs of {_shown(_run_at_end(last, flags))}"
    elif last and _run_at_end(last, flags) & _begins(inner, flags):
        yield f"a run of runs that meet in {_shown(_run_at_end(last, flags))}"


def _shown(chars: set[str]) -> str:
    return repr("".join(sorted(chars))[:12])
