"""Defines a place in a form: a label, its answer and its field."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.facts.file_facts import Cell, Styled, Table

# The look of what stands in a comment, beside those of text.
_IN_COMMENT = "comment"


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

    @property
    def commented(self) -> bool:
        """Tell whether a comment says the answer."""
        return any(one.look == _IN_COMMENT for one in self.styled)


def with_comments(tables: Iterable[Table]) -> list[Table]:
    """The tables with the comments on their blank cells in the place of the text, marked as such."""
    return [
        replace(table, cells=tuple(map(_with_comment, table.cells)))
        if any(cell.comment for cell in table.cells)
        else table
        for table in tables
    ]


def _with_comment(cell: Cell) -> Cell:
    if not cell.comment:
        return cell
    return replace(cell, text=cell.comment, styled=(Styled(cell.comment, _IN_COMMENT),))


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
