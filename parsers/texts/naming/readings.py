"""Finds the ways to read a name by a convention, the likeliest first, in bounded time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.facts.spec import NamePart, NamePattern
from parsers.texts.names.kinds import names_a_body
from parsers.texts.names.noise import LONGEST
from parsers.texts.naming.fixed_text import Span
from parsers.texts.naming.known_parts import Manner, manner_of
from parsers.texts.naming.part_values import IMPOSSIBLE, PartValue, is_like_a_person, value_of
from parsers.texts.naming.places import between, ends, may_follow, separators_in, starts
from parsers.texts.naming.stages import stages
from parsers.texts.normal_text import fold

# Readings kept at each literal: far more than a person would think of.
MOST_READINGS = 24
# Of conventions with more parts than this fewer are kept.
MANY_PARTS, FEW_READINGS = 8, 6
# Readings nearer than this to the likeliest are possible too.
NEAR = 1


@dataclass(frozen=True, slots=True)
class PartReading:
    """One way to read a name: a value for each part of the convention."""

    values: tuple[PartValue, ...]
    cost: int

    @property
    def possible(self) -> bool:
        return self.cost < IMPOSSIBLE


def readings(name: str, pattern: NamePattern) -> tuple[PartReading, ...]:
    """Every way to read a subject or file name, the likeliest first; impossible ones come last, with
    their faults. () where words, brackets or separators are missing.
    """
    impossible: tuple[PartReading, ...] = ()
    for stage in stages(name, pattern):
        found = _of_stage(stage, pattern)
        if found and found[0].possible:
            return found
        impossible = impossible or found
    return impossible


def _of_stage(name: str, pattern: NamePattern) -> tuple[PartReading, ...]:
    name = name[:LONGEST]
    start = starts(name, pattern)
    if start is None:
        return ()
    if not pattern.parts:
        whole = may_follow(name[start:], pattern.literals[0])
        return (PartReading((), 0),) if whole else ()
    last = ends(name, pattern)
    body = name[: last[0].start] if last else name
    found = _Search(name, pattern, separators_in(body, pattern)).run(start)
    return tuple(sorted(found, key=lambda reading: reading.cost))


@dataclass(frozen=True, slots=True)
class _Path:
    end: int
    values: tuple[PartValue, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class _Search:
    name: str
    pattern: NamePattern
    separators: str

    def run(self, start: int) -> Iterator[PartReading]:
        """Goes from literal to literal and keeps the likeliest readings at each."""
        paths: Sequence[_Path] = (_Path(start, (), 0),)
        spans = (*between(self.name, self.pattern), ends(self.name, self.pattern))
        for part, places in zip(self.pattern.parts, spans, strict=True):
            paths = [path for place in places for path in self._reaching(place, part, paths)]
        for path in sorted(paths, key=lambda one: one.cost)[:MOST_READINGS]:
            values = tuple(_unless_turned(path.values, self.pattern.parts))
            turned = IMPOSSIBLE if values != path.values else 0
            yield PartReading(values, path.cost + turned)

    def _reaching(self, place: Span, part: NamePart, paths: Sequence[_Path]) -> list[_Path]:
        found = []
        for path in paths:
            if path.end <= place.start:
                value = value_of(self.name[path.end : place.start], part, self.separators)
                cost = path.cost + place.cost + value.cost
                found.append(_Path(place.end, (*path.values, value), cost))
        most = FEW_READINGS if len(self.pattern.parts) > MANY_PARTS else MOST_READINGS
        return sorted(found, key=lambda one: one.cost)[:most]


def _unless_turned(values: Sequence[PartValue], parts: Sequence[NamePart]) -> Iterator[PartValue]:
    """A body where a person is asked for is at fault if a person's name stands where a body is."""
    asked = [(value, manner_of(part)) for value, part in zip(values, parts, strict=True)]
    person = any(manner is Manner.BODY and is_like_a_person(v.text) for v, manner in asked)
    for part, (value, manner) in zip(parts, asked, strict=True):
        if person and manner is Manner.PERSON and names_a_body(value.text) and not value.fault:
            yield PartValue(
                value.text, value.cost, f"“{part.title}”处是单位名称“{value.text}”，顺序不符。"
            )
        else:
            yield value


def certain_values(found: Sequence[PartReading], pattern: NamePattern) -> dict[str, str]:
    """The values on which all readings agree that are as likely as the likeliest, or nearly."""
    if not found or not found[0].possible:
        return {}
    near = [one for one in found if one.cost <= found[0].cost + NEAR]
    certain: dict[str, str] = {}
    for number, part in enumerate(pattern.parts):
        if len({fold(one.values[number].text) for one in near}) == 1:
            certain[part.key] = near[0].values[number].text
    return certain
