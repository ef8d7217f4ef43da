"""Defines a place in a form: a label, its answer and its field."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.facts.file_facts import Styled


@dataclass(frozen=True, slots=True)
class Place:
    """`fields` are the fields the label may name (by number); `text` is the answer, prompt and all,
    `styled` what stands there by looks, () where all is plain. `group` is the side label or heading
    it stands under, folded, `beside` whether that stands in the same row.
    """

    fields: tuple[int, ...]
    text: str
    styled: tuple[Styled, ...] = ()
    group: str = ""
    beside: bool = False


def settle(
    places: Iterable[Place], known: Collection[int] = frozenset(), groups: Sequence[str] = ()
) -> Iterator[tuple[int, Place]]:
    """Gives every place its field, in reading order; fields already `known` are meant last.

    Where several fields share a label, the field meant is the next one, in the order of the
    specification, after the field whose label stands before: the 联系人 after 推荐单位 is the
    nominator's, the one after 企业名称 the applicant's, in whichever order the rows come. `groups`
    are those of the fields, folded: the one a place stands under decides first.
    """
    before = -1
    taken: set[int] = set(known)
    for place in places:
        fields = _of_group(place, groups, taken) if groups else place.fields
        unknown = [field for field in fields if field not in known] or fields
        later = [field for field in unknown if field > before]
        free = [field for field in unknown if field not in taken]
        before = min(later or free or unknown)
        taken.add(before)
        yield before, place


def _of_group(place: Place, groups: Sequence[str], taken: Collection[int]) -> Sequence[int]:
    """The fields of the group that a place stands under; a heading far above tells less."""
    own = [field for field in place.fields if place.group and groups[field] == place.group]
    if own and (place.beside or any(field not in taken for field in own)):
        return own
    plain = [field for field in place.fields if not groups[field]]
    return plain or place.fields
