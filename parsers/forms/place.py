"""Defines a place in a form: a label, its answer and its field."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from parsers.facts.file_facts import Styled


@dataclass(frozen=True, slots=True)
class Place:
    """`fields` are the fields the label may name (by number); `text` is the answer, prompt and all,
    `styled` what stands there by looks, () where all is plain.
    """

    fields: tuple[int, ...]
    text: str
    styled: tuple[Styled, ...] = ()


def settle(
    places: Iterable[Place], known: Collection[int] = frozenset()
) -> Iterator[tuple[int, Place]]:
    """Gives every place its field, in reading order; fields already `known` are meant last.

    Where several fields share a label, the field meant is the next one, in the order of the
    specification, after the field whose label stands before: the 联系人 after 推荐单位 is the
    nominator's, the one after 企业名称 the applicant's, in whichever order the rows come.
    """
    before = -1
    taken: set[int] = set(known)
    for place in places:
        unknown = [field for field in place.fields if field not in known] or place.fields
        later = [field for field in unknown if field > before]
        free = [field for field in unknown if field not in taken]
        before = min(later or free or unknown)
        taken.add(before)
        yield before, place
